import { isDeepStrictEqual } from "node:util";
import { type JsonObject, members, valueAt } from "@crm-invoices/openapi";
import { type Output, report } from "../command/report.ts";
import { UserError } from "../command/user-error.ts";
import { listBrandIds } from "../generate/brands.ts";
import { statedOperations } from "../reconcile/operations.ts";
import { writeTogether } from "../workspace/files.ts";
import { changesBetween } from "./changes.ts";
import { type Flags, readFlags, usage } from "./flags.ts";
import type { Imported } from "./imported.ts";
import { importFiles } from "./inputs.ts";
import { References } from "./references.ts";
import { type ExistingSource, readExisting, sourceContent, sourcePath, sourceText } from "./source-file.ts";

/** Runs `pnpm source:import` in the project at `root`; returns the exit code. */
export async function importSource(
  root: string,
  parameters: readonly string[],
  output: Output,
): Promise<number> {
  return report(output, async () => {
    const flags = readFlags(parameters);
    if (flags === undefined) {
      output.log(usage);
      return 0;
    }
    return run(root, flags, output);
  });
}

async function run(root: string, flags: Flags, output: Output): Promise<number> {
  const references = new References(flags.replacements);
  const imported = importFiles(flags.files, references);
  const [unused] = references.unused;
  if (unused !== undefined) {
    throw new UserError(
      `--map ${unused}: no reference names this document; write its path as the references do.`,
    );
  }
  const path = sourcePath(flags.name);
  const existing = await readExisting(root, flags.name, imported.format);
  const brand = flags.brand ?? existing?.brand ?? "highlevel";
  const brands = await listBrandIds(root);
  if (!brands.includes(brand)) {
    throw new UserError(`There is no brand "${brand}": spec/brands has ${brands.join(", ")}.`);
  }
  const provenance = provenanceOf(flags, imported, existing);
  const content = sourceContent({ name: flags.name, brand, provenance }, imported);
  const text = sourceText(content);
  const overlooked = imported.overlooked.lines();
  if (overlooked.length > 0) {
    output.log(["Not carried over, because a source has no place for it:", ...overlooked].join("\n  "));
  }
  if (text === existing?.text) {
    output.log(`${path}: nothing has changed.`);
    return 0;
  }
  output.log(existing === undefined ? `${path}: new source.` : changes(path, existing.content, content));
  if (flags.check) {
    output.error(`${path} differs from what would be imported; run the command without --check to write it.`);
    return 1;
  }
  await writeTogether(root, new Map([[path, text]]));
  output.log(`Wrote ${path}: ${size(content)}.`);
  return 0;
}

/** Where the document was read: what the flags say, or else what the source said so far. */
function provenanceOf(flags: Flags, { origin }: Imported, existing: ExistingSource | undefined): JsonObject {
  const address = flags.address ?? existing?.provenance["address"];
  if (address === undefined) {
    throw new UserError(
      `Where is the document of ${flags.name} published? Add --address <url>, such as --address https://example.com/openapi.json.`,
    );
  }
  const isKnown = isDeepStrictEqual(valueAt(existing?.content, "/x-document"), origin);
  const known = isKnown ? existing?.provenance["retrieved"] : undefined;
  const retrieved = flags.retrieved ?? known ?? new Date().toISOString().slice(0, 10);
  return { ...existing?.provenance, address, retrieved };
}

function changes(path: string, before: unknown, after: unknown): string {
  const groups = changesBetween(before, after);
  if (groups.length === 0) {
    return `${path}: the same statements in another form.`;
  }
  return groups.map(({ heading, lines }) => [heading, ...lines].join("\n  ")).join("\n\n");
}

function size(content: object): string {
  const schemas = members(valueAt(content, "/components/schemas")).length;
  return `${counted(statedOperations(content).length, "operation")}, ${counted(schemas, "schema")}`;
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}
