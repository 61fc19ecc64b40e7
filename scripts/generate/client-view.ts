import type { JSONValue } from "json-p3";
import { isObject, type JsonObject, resolve } from "./document.ts";
import { operationsOf } from "./operations.ts";

const filledIn = new Set(["altId", "altType"]);
const filledInHeaders = new Set(["Version"]);

/**
 * The document as a caller of the client sees it: what the client fills in (altId, altType and the
 * Version header) is no longer required, and neither is a body that required nothing else. Responses are left alone.
 */
export function clientView(document: JsonObject): JsonObject {
  const view = structuredClone(document);
  for (const { parameters, requestSchema, object } of operationsOf(view)) {
    for (const parameter of parameters) {
      const supplied =
        (parameter["in"] === "header" && filledInHeaders.has(String(parameter["name"]))) ||
        (parameter["in"] === "query" && filledIn.has(String(parameter["name"])));
      if (supplied) {
        delete parameter["required"];
      }
    }
    if (requestSchema !== undefined) {
      relax(view, requestSchema);
      const body = resolve(view, object["requestBody"]);
      if (isObject(body) && !requires(view, requestSchema)) {
        delete body["required"];
      }
    }
  }
  return view;
}

function relax(document: JsonObject, schema: JSONValue): void {
  const target = resolve(document, schema);
  if (!isObject(target)) {
    return;
  }
  const required = target["required"];
  if (Array.isArray(required)) {
    const remaining = required.filter((name) => !filledIn.has(String(name)));
    if (remaining.length > 0) {
      target["required"] = remaining;
    } else {
      delete target["required"];
    }
  }
  for (const keyword of ["allOf", "anyOf", "oneOf"]) {
    const members = target[keyword];
    if (Array.isArray(members)) {
      for (const member of members) {
        relax(document, member);
      }
    }
  }
}

/** Whether an object must have some property to meet the schema. */
function requires(document: JsonObject, schema: JSONValue): boolean {
  const target = resolve(document, schema);
  if (!isObject(target)) {
    return false;
  }
  const { required, allOf, anyOf, oneOf } = target;
  const parts = [allOf, anyOf, oneOf].flatMap((members) => (Array.isArray(members) ? members : []));
  return Array.isArray(required) || parts.some((part) => requires(document, part));
}
