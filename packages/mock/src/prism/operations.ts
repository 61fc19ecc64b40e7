import { transformOas3Operations } from "@stoplight/http-spec/oas3/operation";
import { bundleTarget } from "@stoplight/json";
import RefParser from "@stoplight/json-schema-ref-parser";
import type { PrismOperation } from "./types.ts";

/**
 * The operations of a document as Prism reads them, by the steps of its `getHttpOperationsFromSpec`. That function
 * loads parsers for other kinds of documents first, which takes longer than all the rest, and copies the document
 * to break the circles in it, which a document without circles does not need.
 */
export async function operationsOf(document: object): Promise<PrismOperation[]> {
  const parser = new RefParser();
  // References are resolved in place, so the parser gets a document of its own.
  const resolved = await parser.dereference(structuredClone(document));
  if (!("openapi" in resolved) || parser.$refs.circular) {
    const { getHttpOperationsFromSpec } = await import("@stoplight/prism-http");
    return getHttpOperationsFromSpec(structuredClone(document));
  }
  // Each use of a schema gets a copy of its own, as in Prism.
  const unshared: Record<string, unknown> = JSON.parse(JSON.stringify(resolved));
  return transformOas3Operations(unshared).map((operation) => {
    return bundleTarget({
      document: { ...unshared, __target__: operation },
      path: "#/__target__",
      cloneDocument: false,
    });
  });
}
