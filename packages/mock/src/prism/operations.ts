import { isObject, type JsonObject } from "@crm-invoices/openapi";
import { transformOas3Operations } from "@stoplight/http-spec/oas3/operation";
import { bundleTarget, decycle } from "@stoplight/json";
import { dereference } from "./dereference.ts";
import type { PrismOperation } from "./types.ts";

/**
 * The operations of a document as Prism reads them, by the steps of its `getHttpOperationsFromSpec`, without its parsers
 * for other kinds of documents and without what fetches references from elsewhere.
 *
 * @throws Error when it is not an OpenAPI document of the third version, or a reference in it leads nowhere.
 */
export async function operationsOf(document: object): Promise<PrismOperation[]> {
  if (!isObject(document) || !("openapi" in document)) throw new Error("Unsupported document format");
  const unshared = separate(dereference(document));
  return transformOas3Operations(unshared).map((operation) => {
    return bundleTarget({
      document: { ...unshared, __target__: operation },
      path: "#/__target__",
      cloneDocument: false,
    });
  });
}

/** Each use of a schema as a copy of its own, as in Prism; a schema that holds itself gets a reference there. */
function separate(document: JsonObject): Record<string, unknown> {
  let text: string;
  try {
    text = JSON.stringify(document);
  } catch {
    return decycle(document);
  }
  return JSON.parse(text);
}
