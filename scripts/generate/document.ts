import type { JSONValue } from "json-p3";

/** A JSON object of an OpenAPI document. */
export type JsonObject = { [key: string]: JSONValue };

export function isObject(value: JSONValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Follows local references (`#/components/…`) until it comes to something else. */
export function resolve(document: JsonObject, value: JSONValue | undefined): JSONValue | undefined {
  let current = value;
  while (isObject(current) && typeof current["$ref"] === "string") {
    current = pointer(document, current["$ref"]);
  }
  return current;
}

function pointer(document: JsonObject, reference: string): JSONValue | undefined {
  let current: JSONValue | undefined = document;
  for (const part of reference.replace(/^#\//, "").split("/")) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    current = isObject(current) ? current[key] : undefined;
  }
  return current;
}
