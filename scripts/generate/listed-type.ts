import {
  type JsonObject,
  type Operation,
  type Schema,
  schemaName,
  successOf,
  valuesOf,
  viewSchema,
} from "@crm-invoices/openapi";

/**
 * The name of the type that the records which an operation lists have in a field, where it lists values; undefined where
 * there is none. A parameter of that name that may be any text is completed with them: what the API filters by is likely
 * what it shows.
 */
export function listedType(document: JsonObject, operation: Operation, field: string): string | undefined {
  const view = (schema: Schema) => viewSchema(document, schema, { alternatives: "union" });
  const schema = successOf(document, operation)?.body?.schema;
  const lists = schema ? [...view(schema).properties.values()] : [];
  return lists
    .flatMap((list) => view(list).items ?? [])
    .flatMap((record) => view(record).properties.get(field) ?? [])
    .filter((type) => valuesOf(view(type)) !== undefined)
    .map(schemaName)
    .find((name) => name !== undefined);
}
