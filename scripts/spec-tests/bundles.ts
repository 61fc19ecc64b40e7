import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { JSONValue } from "json-p3";
import { isObject, type JsonObject } from "../generate/document.ts";
import { repository } from "../workspace/paths.ts";

/** The bundled document of a brand. */
export function readBundle(brand: string): JsonObject {
  const file = join(repository, `spec/generated/${brand}.json`);
  const value: JSONValue = JSON.parse(readFileSync(file, "utf8"));
  if (!isObject(value)) throw new Error(`${file}: expected an object.`);
  return value;
}

/** What is at the path; nothing when something on the way is missing. */
export function at(
  value: JSONValue | undefined,
  ...path: readonly (string | number)[]
): JSONValue | undefined {
  return path.reduce<JSONValue | undefined>(
    (node, key) =>
      isObject(node) ? node[key] : Array.isArray(node) && typeof key === "number" ? node[key] : undefined,
    value,
  );
}
