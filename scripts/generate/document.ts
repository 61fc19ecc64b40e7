import type { JSONValue } from "json-p3";

/** A JSON object of an OpenAPI document. */
export type JsonObject = { [key: string]: JSONValue };

export function isObject(value: JSONValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What tells one state of a brand's document from another. */
export interface DocumentStamp {
  /** The version of `@crm-invoices/spec` that publishes it. */
  readonly version: string;
  /** The hash of what it was generated from. */
  readonly hash: string;
}

/** The stamp that a generated document carries. */
export function documentStamp({ info, "x-generated": mark }: JsonObject): DocumentStamp {
  const version = isObject(info) ? info["version"] : undefined;
  const hash = isObject(mark) ? mark["source"] : undefined;
  if (typeof version !== "string" || typeof hash !== "string") {
    throw new Error("Expected a generated document, with info.version and x-generated.source.");
  }
  return { version, hash };
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
