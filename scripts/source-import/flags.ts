import { parseArgs } from "node:util";
import { UserError } from "../command/user-error.ts";

export const usage = `pnpm source:import <file or folder>… --name <source> [--brand <id>] [--map <reference>=<file>]… [--check]

Reads the facts of an OpenAPI 3.0 or 3.1 document, or of webhook schemas ({ schema, example }, one file for
each webhook), and writes them to spec/sources/<source>.yaml. Prose is left out. Prints what has changed
since the last import.
  --name <source>           name of the source, such as highlevel-openapi
  --brand <id>              the brand whose bundle the source is compared with; of a new source: highlevel
  --map <reference>=<file>  where to find a document that references name, such as
                            --map ../common/common-schemas.json=downloads/common-schemas.json
  --check                   only print what would change; exit with 1 when anything would`;

export interface Flags {
  readonly files: readonly string[];
  readonly name: string;
  readonly brand: string | undefined;
  readonly replacements: ReadonlyMap<string, string>;
  readonly check: boolean;
}

/** A command line that is not of the form that {@link usage} shows. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Undefined when the user only asks for help. */
export function readFlags(parameters: readonly string[]): Flags | undefined {
  const { values, positionals } = parse(parameters);
  if (values.help) {
    return undefined;
  }
  if (positionals.length === 0) {
    throw new UsageError(
      "Which file is to be imported? Name an OpenAPI document or a folder of webhook schemas.",
    );
  }
  if (values.name === undefined) {
    throw new UsageError(
      "Under which name is it to be imported? Add --name <source>, such as --name highlevel-openapi.",
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
    replacements: new Map((values.map ?? []).map(readReplacement)),
    check: values.check ?? false,
  };
}

function parse(parameters: readonly string[]) {
  try {
    return parseArgs({
      args: [...parameters],
      allowPositionals: true,
      options: {
        name: { type: "string" },
        brand: { type: "string" },
        map: { type: "string", multiple: true },
        check: { type: "boolean" },
        help: { type: "boolean" },
      },
    });
  } catch (error) {
    // Node's own errors are not `instanceof Error` inside the test runner.
    if (typeof error === "object" && error !== null && "code" in error && "message" in error) {
      throw new UsageError(String(error.message));
    }
    throw error;
  }
}

function readReplacement(flag: string): [reference: string, file: string] {
  const split = flag.indexOf("=");
  if (split < 1 || split === flag.length - 1) {
    throw new UsageError(
      `--map ${JSON.stringify(flag)}: expected <reference>=<file>, such as ../common/common-schemas.json=downloads/common-schemas.json.`,
    );
  }
  return [flag.slice(0, split), flag.slice(split + 1)];
}
