import { readFileSync, statSync } from "node:fs";
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
  const text = readText(name, path);
  const content = parse(name, text);
  checkSize(name, content);
  return {
    name,
    path,
    content,
    sha256: sha256(text),
    at: (pointer) => locate(name, text, pointer),
  };
}

function readText(name: string, path: string): string {
  try {
    if (!statSync(path).isFile()) {
      throw new UserError(`${name}: this is a folder, a pipe or a device; an import reads files.`);
    }
    return readFileSync(path, "utf8");
  } catch (error) {
    throw error instanceof UserError ? error : new UserError(unreadable(name, error));
  }
}

/** Publishers' documents have some 20 levels, and some 100,000 values. */
const deepest = 100;
const mostValues = 2_000_000;

/** Refuses what would take for ever: it is read by functions that go down level by level, and aliases multiply. */
function checkSize(name: string, content: unknown): void {
  const waiting: [value: unknown, depth: number][] = [[content, 0]];
  let count = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [value, depth] = next;
    count += 1;
    if (depth > deepest || count > mostValues) {
      throw new UserError(
        `${name}: this document ${depth > deepest ? `is nested more than ${deepest} levels deep` : `stands for more than ${mostValues} values`}; no description that people write is.`,
      );
    }
    if (typeof value === "object" && value !== null) {
      for (const inner of Object.values(value)) {
        waiting.push([inner, depth + 1]);
      }
    }
  }
}

function unreadable(name: string, error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return code === "ENOENT"
    ? `${name}: there is no such file.`
    : `${name}: this file cannot be read (${String(code)}).`;
}

/**
 * JSON is YAML too, but JSON.parse is ten times faster, so YAML is the second try. It is also asked when an object may
 * have two members of one name, of which JSON.parse keeps the last.
 */
function parse(name: string, text: string): unknown {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return parseAsYaml(name, text);
  }
  return countedMembers(content) === writtenMembers(text) ? content : parseAsYaml(name, text);
}

/** How many members the objects of a text in JSON are written with. */
function writtenMembers(text: string): number {
  return text.match(/"(?:[^"\\]|\\.)*"\s*(:?)/g)?.filter((token) => token.endsWith(":")).length ?? 0;
}

function countedMembers(content: unknown): number {
  let count = 0;
  const waiting = [content];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === "object" && value !== null) {
      const inner = Object.values(value);
      count += Array.isArray(value) ? 0 : inner.length;
      for (const each of inner) waiting.push(each);
    }
  }
  return count;
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
