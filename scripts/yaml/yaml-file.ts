import { readFile } from "node:fs/promises";
import { type Document, isCollection, isMap, isNode, LineCounter, parseDocument, visit } from "yaml";
import { UserError } from "../command/user-error.ts";
import { pathFrom } from "../workspace/path-from.ts";

export type YamlPath = readonly (string | number)[];

/** A parsed YAML file that still knows on which line each value stands. */
export interface YamlFile {
  /** Path relative to the repository. */
  readonly name: string;
  /** The whole content as plain data. */
  readonly content: unknown;
  /** The plain value at `path`, or undefined. */
  get(path: YamlPath): unknown;
  /** `spec/ledger.yaml:12` for the value at `path`, or for its nearest ancestor that is there. */
  at(path: YamlPath): string;
}

/** Reads a YAML file; a syntax error or a duplicate key is a {@link UserError} with file and line. */
export async function parseYamlFile(root: string, file: string): Promise<YamlFile> {
  return parseYaml(pathFrom(root, file), await readFile(file, "utf8"));
}

export function parseYaml(name: string, source: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const [problem] = document.errors;
  if (problem !== undefined) {
    throw new UserError(
      `${name}:${lines.linePos(problem.pos[0]).line}: this is not valid YAML: ${problem.message}`,
    );
  }
  const content = contentOf(document, name, lines);
  return {
    name,
    content,
    get: (path) => valueAt(content, path),
    at: (path) => `${name}:${lineOf(document, lines, path)}`,
  };
}

/** A few aliases of aliases stand for millions of values; the parser stops at a hundred. */
function contentOf(document: Document, name: string, lines: LineCounter): unknown {
  try {
    return document.toJS();
  } catch (error) {
    if (!(error instanceof ReferenceError || error instanceof RangeError)) {
      throw error;
    }
    let offset = 0;
    visit(document, {
      Alias(_key, { range }) {
        offset = range?.[0] ?? 0;
        return visit.BREAK;
      },
    });
    throw new UserError(
      `${name}:${lines.linePos(offset).line}: this stands for too much to be read: its aliases multiply, or it is nested too deeply.`,
    );
  }
}

function valueAt(content: unknown, path: YamlPath): unknown {
  let value = content;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) {
      return undefined;
    }
    value = Reflect.get(value, key);
  }
  return value;
}

function lineOf(document: Document, lines: LineCounter, path: YamlPath): number {
  for (let length = path.length; length > 0; length--) {
    const key = path[length - 1];
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    if (!isCollection(parent)) {
      continue;
    }
    const pair = isMap(parent) ? parent.items.find((item) => String(item.key) === String(key)) : undefined;
    const node = pair?.key ?? parent.get(key, true);
    if (isNode(node) && node.range) {
      return lines.linePos(node.range[0]).line;
    }
  }
  return 1;
}
