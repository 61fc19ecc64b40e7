import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { childPointer, pointerKeys, valueAt } from "@crm-invoices/openapi";
import { UserError } from "../command/user-error.ts";
import { sha256 } from "../workspace/files.ts";
import { parseYaml } from "../yaml/yaml-file.ts";

/** A JSON or YAML file that is read for an import. */
export interface InputFile {
  /** The file as the user, or the document that refers to it, names it. */
  readonly name: string;
  /** Absolute path. */
  readonly path: string;
  readonly content: unknown;
  readonly sha256: string;
  /** `invoices.json:12` for the value at a JSON pointer. */
  at(pointer: string): string;
}

/** A value, and where it stands. */
export interface Spot {
  readonly file: InputFile;
  /** JSON pointer in the file. */
  readonly pointer: string;
  readonly node: unknown;
}

export function spotBelow({ file, pointer, node }: Spot, key: string | number): Spot {
  return { file, pointer: childPointer(pointer, key), node: valueAt(node, childPointer("", key)) };
}

/** Reads a JSON or YAML file; what cannot be read is a {@link UserError}. */
export function readInputFile(name: string, path = resolve(name)): InputFile {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new UserError(unreadable(name, error));
  }
  return {
    name,
    path,
    content: parse(name, text),
    sha256: sha256(text),
    at: (pointer) => locate(name, text, pointer),
  };
}

function unreadable(name: string, error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return code === "ENOENT"
    ? `${name}: there is no such file.`
    : `${name}: this file cannot be read (${String(code)}).`;
}

/** JSON is YAML too, but JSON.parse is ten times faster, so YAML is the second try. */
function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return parseAsYaml(name, text);
  }
}

function parseAsYaml(name: string, text: string): unknown {
  try {
    return parseYaml(name, text).content;
  } catch (error) {
    throw error instanceof UserError
      ? new UserError(error.message.replace("this is not valid YAML", "this is neither JSON nor YAML"))
      : error;
  }
}

function locate(name: string, text: string, pointer: string): string {
  try {
    return parseYaml(name, text).at(pointerKeys(pointer));
  } catch {
    return name;
  }
}
