import { parseArgs } from "node:util";
import { type Contract, contracts, unknownBrand } from "../documents.ts";
import { originOf } from "../edge/guard.ts";
import { messageOf } from "../message.ts";
import { complaintOf } from "./complaint.ts";

/** What is wrong with the command line, in one sentence. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export type Flags = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>["options"]>;

export const defaultPort = 4010;
export const defaultHost = "127.0.0.1";

const highestPort = 65535;

/** The flags of each command that serves. */
export const sharedFlags = {
  port: { type: "string", default: String(defaultPort) },
  host: { type: "string", default: defaultHost },
  contract: { type: "string", default: "observed" },
  versions: { type: "string" },
  "strict-values": { type: "boolean", default: false },
  "allow-origin": { type: "string", multiple: true, default: [] },
  quiet: { type: "boolean", default: false },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const satisfies Flags;

type SharedValues = ReturnType<typeof parseArgs<{ options: typeof sharedFlags }>>["values"];

/** What each command that serves is told. */
export interface SharedOptions<Name extends string = string> {
  readonly brands: readonly Name[];
  /** The port of the first brand; 0 for any free ports. */
  readonly port: number;
  readonly host: string;
  readonly contract: Contract;
  /** The values of `Version` that are accepted; undefined for all of the contract. */
  readonly versions: readonly string[] | undefined;
  /** Whether values are held to more than the contract demands. */
  readonly strictValues: boolean;
  /** The origins of pages that may see and change the mock itself, beside those of this machine. */
  readonly allowOrigins: readonly string[];
  /** Whether requests are left out of the output. */
  readonly quiet: boolean;
}

/**
 * Reads the flags of a command, the {@link sharedFlags} and its own, and the names beside them.
 *
 * @throws UsageError that names the flag that cannot be meant, and the nearest one.
 */
export function parseFlags<const Own extends Flags>(command: string, args: readonly string[], own: Own) {
  const options = { ...sharedFlags, ...own };
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    const complaint = complaintOf(error, Object.keys(options));
    const stop = complaint.endsWith("?") ? "" : ";";
    throw new UsageError(`${complaint}${stop} \`${command} --help\` lists the options.`, { cause: error });
  }
}

/** What is asked for instead of a server, if anything. */
export function aside({ help, version }: Pick<SharedValues, "help" | "version">) {
  if (help) return { kind: "help" } as const;
  return version ? ({ kind: "version" } as const) : undefined;
}

/**
 * Understands the flags that each command has, and the names of brands beside them.
 *
 * @throws UsageError that names what cannot be meant.
 */
export function readShared<Name extends string>(
  values: SharedValues,
  names: readonly string[],
  knownBrands: readonly Name[],
): SharedOptions<Name> {
  return {
    ...parsePlaces(names, values.port, knownBrands),
    host: filled("--host", values.host, "an address of this machine, such as 127.0.0.1"),
    contract: oneOf("--contract", values.contract, contracts),
    versions: values.versions?.split(",").map((version) => version.trim()),
    strictValues: values["strict-values"],
    allowOrigins: values["allow-origin"].map((origin) => usable(() => originOf(origin))),
    quiet: values.quiet,
  };
}

/** Which brands are served, all when none is named, and on which ports from the first one on. */
export function parsePlaces<Name extends string>(
  names: readonly string[],
  port: string,
  knownBrands: readonly Name[],
): Pick<SharedOptions<Name>, "brands" | "port"> {
  const named = [...new Set(names)].map((name) => {
    const brand = knownBrands.find((known) => known === name);
    if (brand === undefined) throw new UsageError(unknownBrand(name, knownBrands));
    return brand;
  });
  const brands = named.length > 0 ? named : knownBrands;
  return { brands, port: parsePort(port, brands.length) };
}

function parsePort(text: string, servers: number): number {
  const port = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  const highest = highestPort - (servers - 1);
  if (port >= 0 && port <= highest) return port;
  const range =
    servers > 1 ? `1 to ${highest}, as ${servers} brands take ${servers} ports` : `1 to ${highest}`;
  throw new UsageError(
    `--port "${text}" is not valid; give a whole number from ${range}, or 0 for any free port.`,
  );
}

/** The value of a flag that takes one of a few. */
export function oneOf<Value extends string>(flag: string, text: string, values: readonly Value[]): Value {
  const value = values.find((known) => known === text);
  if (value !== undefined) return value;
  throw new UsageError(`${flag} "${text}" is not valid; give ${values.join(" or ")}.`);
}

/** The value of a flag that takes anything but nothing, as a variable of a shell that is not set makes of it. */
export function filled<Text extends string | undefined>(flag: string, text: Text, what: string): Text {
  if (text !== "") return text;
  throw new UsageError(`${flag} is empty; give ${what}, or leave it out.`);
}

/** What is read, with its complaint as one of the command line. */
export function usable<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw new UsageError(messageOf(error), { cause: error });
  }
}
