import { parseArgs } from "node:util";
import type { Brand, Contract } from "@crm-invoices/mock";
import { withNearest } from "@crm-invoices/mock/internal";
import { messageOf } from "../message.ts";
import type { Evidence } from "../rules/book.ts";
import { parseChoices } from "../rules/choices.ts";
import type { SandboxOptions } from "../sandbox.ts";

/** What is wrong with the command line, in one sentence. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export type Command =
  | { readonly kind: "serve"; readonly options: SandboxOptions; readonly quiet: boolean }
  | { readonly kind: "help" }
  | { readonly kind: "version" };

export const defaultPort = 4010;
const highestPort = 65535;

/**
 * Understands the command line and the environment.
 *
 * @throws UsageError that names what cannot be meant.
 */
export function parseCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  knownBrands: readonly Brand[],
): Command {
  const { values, positionals } = parse(args);
  if (values.help) return { kind: "help" };
  if (values.version) return { kind: "version" };
  const named = [...new Set(positionals)].map((name) => {
    const brand = knownBrands.find((known) => known === name);
    if (brand !== undefined) return brand;
    const statement = `There is no brand "${name}"; the known brands are ${knownBrands.join(", ")}.`;
    throw new UsageError(withNearest(statement, name, knownBrands));
  });
  const brands = named.length > 0 ? named : knownBrands;
  const options: SandboxOptions = {
    brands,
    port: parsePort(values.port, brands.length),
    host: values.host,
    contract: oneOf<Contract>("--contract", values.contract, ["observed", "documented"]),
    versions: values.versions?.split(",").map((version) => version.trim()),
    data: values.data,
    databaseUrl: environment["DATABASE_URL"],
    seed: values.empty ? undefined : "demo",
    rules: usable(() =>
      parseChoices(
        [environment["SANDBOX_RULES"], ...values.rule].filter((text) => text !== undefined).join(","),
      ),
    ),
    evidence: oneOf<Evidence>("--evidence", values.evidence, ["any", "documented"]),
    timeZone: values["time-zone"],
    strictValues: values["strict-values"],
    allowOrigins: values["allow-origin"],
    webhooks: {
      url: values["webhook-url"],
      keyFile: values["webhook-key"],
      rsa: values["webhook-rsa"],
    },
  };
  return { kind: "serve", options, quiet: values.quiet };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        port: { type: "string", default: String(defaultPort) },
        host: { type: "string", default: "127.0.0.1" },
        contract: { type: "string", default: "observed" },
        data: { type: "string" },
        versions: { type: "string" },
        empty: { type: "boolean", default: false },
        rule: { type: "string", multiple: true, default: [] },
        evidence: { type: "string", default: "any" },
        "time-zone": { type: "string", default: "UTC" },
        "webhook-url": { type: "string" },
        "webhook-key": { type: "string" },
        "webhook-rsa": { type: "boolean", default: false },
        "strict-values": { type: "boolean", default: false },
        "allow-origin": { type: "string", multiple: true, default: [] },
        quiet: { type: "boolean", default: false },
        help: { type: "boolean", short: "h" },
        version: { type: "boolean" },
      },
    });
  } catch (error) {
    const [complaint] = messageOf(error).split(/\.\s/);
    throw new UsageError(`${complaint}; \`crm-invoices-sandbox --help\` lists the options.`, {
      cause: error,
    });
  }
}

function oneOf<Value extends string>(flag: string, text: string, values: readonly Value[]): Value {
  const value = values.find((known) => known === text);
  if (value !== undefined) return value;
  throw new UsageError(`${flag} "${text}" is not possible; give ${values.join(" or ")}.`);
}

function usable<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw new UsageError(messageOf(error), { cause: error });
  }
}

function parsePort(text: string, servers: number): number {
  const port = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  const highest = highestPort - (servers - 1);
  if (port >= 0 && port <= highest) return port;
  throw new UsageError(
    `--port "${text}" is not possible; give a whole number from 1 to ${highest}, or 0 for any free port.`,
  );
}
