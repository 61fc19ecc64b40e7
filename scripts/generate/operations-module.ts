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
  // Sorted, because a bundle with the table compresses better so.
  const lines = operations.map((operation) => row(document, operation)).toSorted();
  const { version, hash } = documentStamp(document);
  return `import type { BrandDefinition } from "@crm-invoices/core/brand";

/** The brand's id. */
export const id = ${JSON.stringify(brand.id)};

export const brand = {
	altType: ${JSON.stringify(brand.altType)} as const,
	version: ${JSON.stringify(versionsOf(operations)[0])},
	baseUrl: ${JSON.stringify(baseUrl(document))},
	operations: \`${lines.join("\n")}\`,
} satisfies BrandDefinition;

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

/** An operation as a line of the runtime's table, which `readOperations` reads. */
function row(document: JsonObject, operation: Operation): string {
  const mayBeEmpty = successOf(document, operation)?.body?.schema ? "" : "?";
  return `${operation.method} ${altPlace(document, operation)}${mayBeEmpty} ${operation.id} ${operation.path}`;
}

/** Where the operation wants altId and altType. */
function altPlace(document: JsonObject, operation: Operation): "b" | "q" | "n" {
  if (operation.parameters.some(({ name, in: place }) => name === "altId" && place === "query")) {
    return "q";
  }
  const schema = requestBodyOf(document, operation)?.body?.schema;
  const properties = schema && viewSchema(document, schema, { alternatives: "union" }).properties;
  return properties?.has("altId") ? "b" : "n";
}

function baseUrl(document: JsonObject): string {
  return String(member(member(document["servers"], 0), "url") ?? "");
}
