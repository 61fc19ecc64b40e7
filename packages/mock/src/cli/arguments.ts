import { parseArgs } from "node:util";
import { type Contract, contracts, unknownBrand } from "../documents.ts";
import { originOf } from "../edge/guard.ts";
import { messageOf } from "../message.ts";

/** What is wrong with the command line, in one sentence. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export interface ServeCommand {
  readonly kind: "serve";
  readonly brands: readonly string[];
  /** The port of the first brand; 0 for any free ports. */
  readonly port: number;
  readonly host: string;
  /** The folder of the documents; undefined for those of the spec package. */
  readonly documents: string | undefined;
  /** Whether a changed document is taken over while the mock runs. */
  readonly watch: boolean;
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

export type Command = ServeCommand | { readonly kind: "help" } | { readonly kind: "version" };

export const defaultPort = 4010;
export const defaultHost = "127.0.0.1";

const highestPort = 65535;

/**
 * Understands the command line; throws a {@link UsageError} when it cannot be meant.
 *
 * @param brandsIn lists the brands that have a document in a folder.
 */
export function parseCommand(
  args: readonly string[],
  brandsIn: (documents: string | undefined) => readonly string[],
): Command {
  const { values, positionals } = parse(args);
  if (values.help) return { kind: "help" };
  if (values.version) return { kind: "version" };

  const { host, watch, quiet, documents } = values;
  const places = parsePlaces(positionals, values.port, brandsIn(documents));
  const contract = parseContract(values.contract);
  const versions = values.versions?.split(",").map((version) => version.trim());
  const allowOrigins = values["allow-origin"].map(parseOrigin);
  const strictValues = values["strict-values"];
  return {
    kind: "serve",
    ...places,
    host,
    documents,
    contract,
    versions,
    strictValues,
    allowOrigins,
    watch,
    quiet,
  };
}

/** Which brands are served, all when none is named, and on which ports from the first one on. */
export function parsePlaces(
  names: readonly string[],
  port: string,
  knownBrands: readonly string[],
): Pick<ServeCommand, "brands" | "port"> {
  const unknown = names.find((brand) => !knownBrands.includes(brand));
  if (unknown !== undefined) throw new UsageError(unknownBrand(unknown, knownBrands));
  const brands = names.length > 0 ? [...new Set(names)] : knownBrands;
  return { brands, port: parsePort(port, brands.length) };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        port: { type: "string", default: String(defaultPort) },
        host: { type: "string", default: defaultHost },
        documents: { type: "string" },
        contract: { type: "string", default: "observed" },
        versions: { type: "string" },
        "strict-values": { type: "boolean", default: false },
        "allow-origin": { type: "string", multiple: true, default: [] },
        watch: { type: "boolean", default: false },
        quiet: { type: "boolean", default: false },
        help: { type: "boolean", short: "h" },
        version: { type: "boolean" },
      },
    });
  } catch (error) {
    const [complaint] = messageOf(error).split(/\.\s/);
    throw new UsageError(`${complaint}; \`crm-invoices-mock --help\` lists the options.`, { cause: error });
  }
}

function parseContract(text: string): Contract {
  const contract = contracts.find((known) => known === text);
  if (contract !== undefined) return contract;
  throw new UsageError(`--contract "${text}" is not possible; give ${contracts.join(" or ")}.`);
}

function parseOrigin(text: string): string {
  try {
    return originOf(text);
  } catch (error) {
    throw new UsageError(messageOf(error), { cause: error });
  }
}

function parsePort(text: string, servers: number): number {
  const port = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  const highest = highestPort - (servers - 1);
  if (port >= 0 && port <= highest) return port;
  const range =
    servers > 1 ? `1 to ${highest}, as ${servers} brands take ${servers} ports` : `1 to ${highest}`;
  throw new UsageError(
    `--port "${text}" is not possible; give a whole number from ${range}, or 0 for any free port.`,
  );
}
