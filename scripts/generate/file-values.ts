import { isList, isObject, isText } from "@crm-invoices/openapi";
import safeRegex from "safe-regex2";
import type { YamlPath } from "../yaml/yaml-file.ts";

/** More values than any file has; with aliases a small file can stand for millions. */
const mostValues = 100_000;

/** What is wrong with a file of the description. */
export interface FileProblem {
  readonly file: string;
  readonly path: YamlPath;
  readonly message: string;
}

/** A reference in a file of the description, such as `../shared/AltType.yaml`. */
export interface FileReference {
  readonly file: string;
  readonly path: YamlPath;
  readonly text: string;
}

/** Keywords that decide what a value may be. Beside `$ref` tools read them differently: some merge, some pass over them. */
export const besideReference = new Set([
  ...["type", "format", "enum", "const", "properties", "required", "items", "additionalProperties"],
  ...["allOf", "oneOf", "anyOf", "not", "minimum", "maximum", "minLength", "maxLength", "pattern"],
]);

/** Looks at every value of a file, collects its references, and gives what is wrong. */
export function inspectFile(
  file: string,
  content: unknown,
  isOverlay: boolean,
  references: FileReference[],
): FileProblem[] {
  const problems: FileProblem[] = [];
  const waiting: [node: unknown, path: YamlPath][] = [[content, []]];
  let count = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [node, path] = next;
    count += 1;
    if (count > mostValues) {
      return [
        { file, path: [], message: `this stands for more than ${mostValues} values: its aliases multiply.` },
      ];
    }
    if (isList(node)) {
      waiting.push(...node.map((item, index): [unknown, YamlPath] => [item, [...path, index]]));
    } else if (isObject(node)) {
      const target = node["$ref"];
      const isNamed = path.at(-1) === "properties";
      if (isText(target) && !isNamed) {
        references.push({ file, path: [...path, "$ref"], text: target });
        problems.push(...besides(file, path, node));
      }
      const { propertyName, mapping } = node;
      if (isText(propertyName) && isObject(mapping)) {
        for (const [name, text] of Object.entries(mapping)) {
          if (isText(text) && /[#/.]/.test(text)) {
            references.push({ file, path: [...path, "mapping", name], text });
          }
        }
      }
      if (isText(node["pattern"]) && !isNamed && !isSafe(node["pattern"])) {
        problems.push({
          file,
          path: [...path, "pattern"],
          message: `this pattern can take for ever on some texts: ${node["pattern"]}. Write it without repetitions inside of repetitions.`,
        });
      }
      if (
        isOverlay &&
        path[0] === "actions" &&
        path.length === 2 &&
        /\b(match|search)\s*\(/.test(String(node["target"]))
      ) {
        problems.push({
          file,
          path: [...path, "target"],
          message:
            "a target must not use match() or search(), whose pattern can take for ever. Name the node, or compare with ==.",
        });
      }
      waiting.push(
        ...Object.entries(node).map(([key, value]): [unknown, YamlPath] => [value, [...path, key]]),
      );
    }
  }
  return problems;
}

function besides(file: string, path: YamlPath, node: object): FileProblem[] {
  return Object.keys(node)
    .filter((keyword) => besideReference.has(keyword))
    .map((keyword) => ({
      file,
      path: [...path, keyword],
      message: `\`${keyword}\` beside a \`$ref\` is read by some tools and passed over by others. Put the two into an \`allOf\`, or state it in the schema that is referred to.`,
    }));
}

function isSafe(pattern: string): boolean {
  try {
    return safeRegex(new RegExp(pattern, "u"));
  } catch {
    // That it is no pattern at all is for the linter to say.
    return true;
  }
}
