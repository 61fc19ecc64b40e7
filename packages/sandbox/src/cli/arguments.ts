import type { Brand } from "@crm-invoices/mock";
import {
  aside,
  type Flags,
  filled,
  oneOf,
  parseFlags,
  readShared,
  UsageError,
  usable,
} from "@crm-invoices/mock/internal";
import type { Evidence } from "../rules/book.ts";
import { parseChoices } from "../rules/choices.ts";
import type { SandboxOptions } from "../sandbox.ts";
import { instantIn } from "../worlds/clock.ts";

/** The flags that the mock does not have. */
export const ownFlags = {
  data: { type: "string" },
  empty: { type: "boolean", default: false },
  rule: { type: "string", multiple: true, default: [] },
  evidence: { type: "string", default: "any" },
  "time-zone": { type: "string", default: "UTC" },
  clock: { type: "string" },
  "webhook-url": { type: "string" },
  "webhook-key": { type: "string" },
  "webhook-rsa": { type: "boolean", default: false },
} as const satisfies Flags;

export interface ServeCommand {
  readonly kind: "serve";
  readonly options: SandboxOptions;
  readonly quiet: boolean;
}

/**
 * Understands the command line and the environment.
 *
 * @throws UsageError that names what cannot be meant.
 */
export function parseCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  knownBrands: readonly Brand[],
) {
  const { values, positionals } = parseFlags("crm-invoices-sandbox", args, ownFlags);
  const serve = (): ServeCommand => {
    const { quiet, ...shared } = readShared(values, positionals, knownBrands);
    const options: SandboxOptions = {
      ...shared,
      data: filled("--data", values.data, "the folder that keeps the data"),
      databaseUrl: filled("DATABASE_URL", environment["DATABASE_URL"], "the URL of a database"),
      seed: values.empty ? undefined : "demo",
      rules: usable(() => ({
        ...parseChoices("SANDBOX_RULES", environment["SANDBOX_RULES"]),
        ...parseChoices("--rule", values.rule.join(",")),
      })),
      evidence: oneOf<Evidence>("--evidence", values.evidence, ["any", "documented"]),
      timeZone: filled("--time-zone", values["time-zone"], "a name such as America/New_York"),
      clock: values.clock === undefined ? undefined : instant(values.clock),
      webhooks: {
        url: filled("--webhook-url", values["webhook-url"], "the URL of a receiver"),
        keyFile: filled("--webhook-key", values["webhook-key"], "the file of a private key"),
        rsa: values["webhook-rsa"],
      },
    };
    return { kind: "serve", options, quiet };
  };
  return aside(values) ?? serve();
}

function instant(text: string): string {
  const known = instantIn(text);
  if (known !== undefined) return known;
  throw new UsageError(`--clock "${text}" is not valid; give an instant such as 2026-03-01T09:00:00Z.`);
}
