import { parseFlags } from "../command/flags.ts";
import { UsageError, UserError } from "../command/user-error.ts";
import { isDay, isWebAddress } from "../reconcile/provenance.ts";

export const usage = `pnpm source:import <file or folder>… --name <source> [--address <url>] [--retrieved <day>]
                   [--brand <id>] [--map <reference>=<file>]… [--check]

Reads the facts of an OpenAPI 3.0 or 3.1 document, or of webhook schemas ({ schema, example }, one file for
each webhook), and writes them to spec/sources/<source>.yaml. Prose is left out. Prints what has changed
since the last import.
  --name <source>           name of the source, such as highlevel-openapi
  --brand <id>              the brand whose bundle the source is compared with; of a new source: highlevel
  --address <url>           where the document is published; a new source needs it, a known one keeps its own
  --retrieved <day>         the day on which it was read, such as 2026-11-20; of a new or changed document: today
  --map <reference>=<file>  where to find a document that references name, such as
                            --map ../common/common-schemas.json=downloads/common-schemas.json
  --check                   only print what would change; exit with 1 when anything would`;

export interface Flags {
  readonly files: readonly string[];
  readonly name: string;
  readonly brand: string | undefined;
  readonly address: string | undefined;
  readonly retrieved: string | undefined;
  readonly replacements: ReadonlyMap<string, string>;
  readonly check: boolean;
}

/** Undefined when the user only asks for help. */
export function readFlags(parameters: readonly string[]): Flags | undefined {
  const options = {
    name: { type: "string" },
    brand: { type: "string" },
    address: { type: "string" },
    retrieved: { type: "string" },
    map: { type: "string", multiple: true },
    check: { type: "boolean" },
  } as const;
  const flags = parseFlags(parameters, usage, options, { names: true });
  if (flags === undefined) {
    return undefined;
  }
  const { values, positionals } = flags;
  if (positionals.length === 0) {
    throw new UsageError(
      "Which file is to be imported? Name an OpenAPI document or a folder of webhook schemas.",
      usage,
    );
  }
  if (values.name === undefined) {
    throw new UsageError(
      "Under which name is it to be imported? Add --name <source>, such as --name highlevel-openapi.",
      usage,
    );
  }
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(values.name)) {
    throw new UserError(
      `--name ${JSON.stringify(values.name)}: expected lowercase words and digits joined by single hyphens, beginning with a letter, such as highlevel-openapi.`,
    );
  }
  return {
    files: positionals,
    name: values.name,
    brand: values.brand,
    address: readAddress(values.address),
    retrieved: readDay(values.retrieved),
    replacements: new Map((values.map ?? []).map(readReplacement)),
    check: values.check ?? false,
  };
}

function readAddress(address: string | undefined): string | undefined {
  if (address !== undefined && !isWebAddress(address)) {
    throw new UserError(
      `--address ${JSON.stringify(address)}: expected an address that begins with https:// or http://.`,
    );
  }
  return address;
}

function readDay(day: string | undefined): string | undefined {
  if (day !== undefined && !isDay(day)) {
    throw new UserError(`--retrieved ${JSON.stringify(day)}: expected a day such as 2026-11-20.`);
  }
  return day;
}

function readReplacement(flag: string): [reference: string, file: string] {
  const split = flag.indexOf("=");
  if (split < 1 || split === flag.length - 1) {
    throw new UsageError(
      `--map ${JSON.stringify(flag)}: expected <reference>=<file>, such as ../common/common-schemas.json=downloads/common-schemas.json.`,
      usage,
    );
  }
  return [flag.slice(0, split), flag.slice(split + 1)];
}
