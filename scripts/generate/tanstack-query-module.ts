import {
  type JsonObject,
  listOf,
  listOperations,
  type Operation,
  requestBodyOf,
  schemaName,
  schemaParts,
  successOf,
  valueAt,
  viewSchema,
} from "@crm-invoices/openapi";
import { pascal } from "./pascal.ts";
import { property } from "./tsdoc.ts";
import { requireName, updatesOf } from "./updates/updates-module.ts";

/**
 * Options of TanStack Query for each operation: of a query for those that read, and for all others of a mutation that
 * invalidates what it changes. It takes the client's view of the document.
 *
 * A resource is a tag of the document that some operation reads. What an operation changes are those of its own tag, and of
 * each record that its response has.
 */
export function tanstackQueryModule(document: JsonObject): string {
  const operations = listOperations(document);
  const readers = operations.filter(({ method }) => method === "GET");
  const writers = operations.filter(({ method }) => method !== "GET");
  const resources = [...new Set(readers.map(resourceOf))];
  const changes = writers.map((writer) => {
    const changed = [resourceOf(writer), ...recordsIn(document, writer)];
    return `\t${writer.id}: ${JSON.stringify(resources.filter((resource) => changed.includes(resource)))},\n`;
  });
  const queries = readers.map((reader) => methodOf(document, reader, "QueryOptions"));
  const mutations = writers.map((writer) => methodOf(document, writer, "MutationOptions"));
  const names = operations.flatMap((operation) => dataOf(document, operation) ?? []);
  return `import {
	createMutations as createMutationsOf,
	createQueries as createQueriesOf,
	type MutationOptions,
	type QueryCache,
	type QueryKeys,
	type QueryOptions,
} from "@crm-invoices/core/tanstack-query";
import type {
	Operations,
${operations
  .map(({ id }) => `\t${pascal(id)}Parameters,\n`)
  .sort()
  .join("")}} from "./client.ts";
import { id } from "./operations.ts";
import type {
${[...new Set(names)]
  .sort()
  .map((name) => `\t${name},\n`)
  .join("")}} from "./types.ts";

export type {
	MutationOptions,
	QueryCache,
	QueryKeys,
	QueryOptions,
} from "@crm-invoices/core/tanstack-query";

/** What queries are about; each is the third part of their keys. */
export type Resource = ${resources.map((resource) => JSON.stringify(resource)).join(" | ") || "never"};

/** The options of a query for each operation that reads. */
export interface Queries {
${property("keys", true, "QueryKeys<Resource>", ["The beginnings of the keys, to find or invalidate queries by."])}${queries.join("")}}

/** The options of a mutation for each operation that may change something. */
export interface Mutations {
${mutations.join("")}}

/**
 * Makes the options of queries about one account, for TanStack Query 5: \`useQuery(queries.getInvoice({ invoiceId }))\`. The
 * account is in the keys, so that accounts share no cache.
 *
 * @param altId - The id of the account that is read, instead of the client's.
 */
export const createQueries = (client: Operations, altId: string): Queries =>
	createQueriesOf(id, client, altId, {
${resources.map((resource) => `\t\t${resource}: ${JSON.stringify(readers.filter((reader) => resourceOf(reader) === resource).map(({ id }) => id))},\n`).join("")}\t});

/**
 * Makes the options of mutations in one account, for TanStack Query 5: \`useMutation(mutations.voidInvoice())\`. A mutation that
 * has ended, well or not, invalidates the queries of what it changes. It is never retried.
 *
 * @param altId - The id of the account that is changed, instead of the client's.
 * @param cache - Your \`QueryClient\`.
 */
export const createMutations = (client: Operations, altId: string, cache: QueryCache): Mutations =>
	createMutationsOf(id, client, altId, cache, {
${changes.map((line) => `\t${line}`).join("")}\t});
`;
}

function methodOf(
  document: JsonObject,
  operation: Operation,
  type: "QueryOptions" | "MutationOptions",
): string {
  const { id, node } = operation;
  const request = `${pascal(id)}Parameters`;
  const data = dataOf(document, operation) ?? "undefined";
  const isOptional = !(
    operation.parameters.some(
      ({ in: place, required }) => required && (place === "path" || place === "query"),
    ) || requestBodyOf(document, operation)?.required
  );
  const signature =
    type === "QueryOptions"
      ? `(request${isOptional ? "?" : ""}: ${request}) => QueryOptions<${data}, ${JSON.stringify(id)}, ${request}>`
      : `() => MutationOptions<${data}, ${JSON.stringify(id)}, ${request}${isOptional ? " | void" : ""}>`;
  return property(id, true, signature, [node["summary"]]);
}

/** The name of what an operation resolves with. */
function dataOf(document: JsonObject, operation: Operation): string | undefined {
  const schema = successOf(document, operation)?.body?.schema;
  return schema && schemaName(schema);
}

/** What an operation is about: its tag, as a name. */
function resourceOf({ node }: Operation): string {
  const words = String(listOf(node["tags"])[0] ?? "others").split(/\W+/);
  const [first = "", ...others] = words.map((word) => word.toLowerCase());
  return [first, ...others.map(pascal)].join("");
}

/** The resources whose records the response of an operation has, itself or in one of its properties. */
function recordsIn(document: JsonObject, operation: Operation): string[] {
  const schema = successOf(document, operation)?.body?.schema;
  if (schema === undefined) return [];
  const shown = [schema, ...viewSchema(document, schema, { alternatives: "union" }).properties.values()];
  const nodes = shown.flatMap((each) =>
    "node" in each ? schemaParts(document, each).map(({ node }) => node) : [],
  );
  return updatesOf(document)
    .filter(({ read }) => nodes.includes(valueAt(document, `/components/schemas/${requireName(read)}`)))
    .map((update) => resourceOf(update.operation));
}
