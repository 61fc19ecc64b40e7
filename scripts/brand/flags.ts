import { parseFlags } from "../command/flags.ts";
import { UsageError } from "../command/user-error.ts";
import type { NewBrand } from "./new-brand.ts";

export const newUsage = `pnpm brand:new <id> --title <title> --alt-type <altType> [--docs-url <url>] [--language <code>]…

Adds a brand: its overlay in spec/brands, its package in packages/<id>, a changeset, and all that is generated.
  <id>                  its name in files and packages, such as acme: @crm-invoices/acme
  --title <title>       its name for people, such as "Acme CRM"
  --alt-type <altType>  what its documentation calls an account: a value of spec/schemas/shared/AltType.yaml
  --docs-url <url>      where the rest of its documentation is
  --language <code>     the language of its descriptions: a file of spec/languages`;

export const removeUsage = `pnpm brand:remove <id> [--force]

Removes a brand: its overlay, its package, its changeset, and all that was generated for it.
  --force  also when that loses work that is not committed`;

/** Undefined when the user only asks for help. */
export function readNewFlags(parameters: readonly string[]): NewBrand | undefined {
  const options = {
    title: { type: "string" },
    "alt-type": { type: "string" },
    "docs-url": { type: "string" },
    language: { type: "string", multiple: true },
  } as const;
  const flags = parseFlags(parameters, newUsage, options, { names: true });
  if (flags === undefined) {
    return undefined;
  }
  const id = onlyId(flags.positionals, newUsage);
  const { title, "alt-type": altType, "docs-url": docsUrl, language = [] } = flags.values;
  if (title === undefined) {
    throw new UsageError(`What is ${id} called? Add --title, such as --title "Acme CRM".`, newUsage);
  }
  if (altType === undefined) {
    throw new UsageError(
      `What does ${title} call an account? Add --alt-type location or --alt-type account.`,
      newUsage,
    );
  }
  return { id, title, altType, docsUrl, languages: [...new Set(language)] };
}

/** Undefined when the user only asks for help. */
export function readRemoveFlags(parameters: readonly string[]): { id: string; force: boolean } | undefined {
  const flags = parseFlags(parameters, removeUsage, { force: { type: "boolean" } }, { names: true });
  return flags && { id: onlyId(flags.positionals, removeUsage), force: flags.values.force ?? false };
}

function onlyId(positionals: readonly string[], usage: string): string {
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0) {
    throw new UsageError(`Name one brand by its id, such as acme; found ${positionals.length} names.`, usage);
  }
  return id;
}
