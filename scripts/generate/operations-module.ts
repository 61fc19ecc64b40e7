import {
  type JsonObject,
  listOperations,
  member,
  type Operation,
  requestBodyOf,
  successOf,
  viewSchema,
} from "@crm-invoices/openapi";
import type { Brand } from "./brands.ts";
import { documentStamp } from "./document.ts";
import { versionsOf } from "./versions.ts";

/**
 * The brand's definition as a module: what the client runtime needs to know of it at run time. What the client was made
 * from stands apart, so that a bundler leaves it out of a program that does not ask.
 */
export function operationsModule(brand: Brand, document: JsonObject): string {
  const operations = listOperations(document);
  const lines = new Map<string, string>();
  for (const operation of operations) {
    const { path } = operation;
    lines.set(path, `${lines.get(path) ?? path} ${words(document, operation)}`);
  }
  const { version, hash } = documentStamp(document);
  return `import type { BrandDefinition } from "@crm-invoices/core/brand";

export const brand = {
	id: ${JSON.stringify(brand.id)},
	altType: ${JSON.stringify(brand.altType)} as const,
	versions: ${JSON.stringify(versionsOf(operations))} as const,
	baseUrl: ${JSON.stringify(baseUrl(document))},
	operations: \`${[...lines.values()].join("\n")}\`,
} satisfies BrandDefinition;

/** The versions of the API that callers may send; the first is sent unless another is asked for. */
export const versions = brand.versions;

/** The description that this client was made from. */
export const spec: {
	/** The version of \`@crm-invoices/spec\` that has it; its document says it as \`info.version\`. */
	readonly version: string;
	/** The hash of what it came from; its document says it as \`x-generated.source\`. */
	readonly hash: string;
} = {
	version: ${JSON.stringify(version)},
	hash: ${JSON.stringify(hash)},
};
`;
}

/** An operation as the runtime's table has it: its id, its method and the letter that `readOperations` decodes. */
function words(document: JsonObject, operation: Operation): string {
  const place = { body: "b", query: "q", none: "n" }[altPlace(document, operation)];
  return `${operation.id} ${operation.method} ${successOf(document, operation)?.body?.schema ? place : place.toUpperCase()}`;
}

/** Where the operation wants altId and altType. */
function altPlace(document: JsonObject, operation: Operation): "body" | "query" | "none" {
  if (operation.parameters.some(({ name, in: place }) => name === "altId" && place === "query")) {
    return "query";
  }
  const schema = requestBodyOf(document, operation)?.body?.schema;
  const properties = schema && viewSchema(document, schema, { alternatives: "union" }).properties;
  return properties?.has("altId") ? "body" : "none";
}

function baseUrl(document: JsonObject): string {
  return String(member(member(document["servers"], 0), "url") ?? "");
}
