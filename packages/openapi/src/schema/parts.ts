import { isObject, isText, listOf } from "../json.ts";
import { childPointer } from "../pointer.ts";
import { type Located, type ReadOptions, referenceTarget } from "../reference.ts";

/**
 * The nodes that a schema is made of: itself, what it refers to, and the members of its `allOf`, `oneOf` and `anyOf`,
 * each once. For who changes a schema; who reads one takes `viewSchema`.
 */
export function schemaParts(document: unknown, schema: Located, options: ReadOptions = {}): Located[] {
  const found = new Map<unknown, Located>();
  const waiting = [schema];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    const { node, pointer } = part;
    if (!isObject(node) || found.has(node)) {
      continue;
    }
    found.set(node, part);
    if (isText(node["$ref"])) {
      waiting.push(referenceTarget(document, node["$ref"], pointer, options));
    }
    for (const keyword of ["allOf", "oneOf", "anyOf"]) {
      for (const [index, member] of listOf(node[keyword]).entries()) {
        waiting.push({ node: member, pointer: childPointer(pointer, keyword, index) });
      }
    }
  }
  return [...found.values()];
}
