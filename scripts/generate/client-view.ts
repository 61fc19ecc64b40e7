import {
  isObject,
  type JsonObject,
  type Located,
  listOf,
  listOperations,
  requestBodyOf,
  schemaParts,
  valueAt,
} from "@crm-invoices/openapi";

const filledIn = new Set(["altId", "altType"]);
const filledInHeaders = new Set(["version"]);

/**
 * The document as a caller of the client sees it: what the client fills in (altId, altType and the
 * Version header) is no longer required, and neither is a body that required nothing else. Responses are left alone.
 */
export function clientView<Document extends JsonObject>(document: Document): Document {
  const view = structuredClone(document);
  for (const operation of listOperations(view)) {
    for (const { name, in: place, pointer } of operation.parameters) {
      const supplied =
        (place === "header" && filledInHeaders.has(name.toLowerCase())) ||
        (place === "query" && filledIn.has(name));
      if (supplied) {
        remove(valueAt(view, pointer), "required");
      }
    }
    const request = requestBodyOf(view, operation);
    const schema = request?.body?.schema;
    if (request !== undefined && schema !== undefined) {
      const parts = schemaParts(view, schema);
      parts.forEach(relax);
      if (!parts.some(({ node }) => isObject(node) && node["required"] !== undefined)) {
        remove(valueAt(view, request.pointer), "required");
      }
    }
  }
  return view;
}

function relax({ node }: Located): void {
  if (!isObject(node) || node["required"] === undefined) {
    return;
  }
  const remaining = listOf(node["required"]).filter((name) => !filledIn.has(String(name)));
  if (remaining.length > 0) {
    node["required"] = remaining;
  } else {
    remove(node, "required");
  }
}

function remove(node: unknown, keyword: string): void {
  if (isObject(node)) {
    delete node[keyword];
  }
}
