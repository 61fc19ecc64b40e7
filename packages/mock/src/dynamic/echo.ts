import { isObject } from "@crm-invoices/openapi";
import type { RoutedRequest } from "../prism/engine.ts";

/** Lets the id of the path and the fields of the request come back where the schema has them. */
export function echoInto(value: unknown, schema: unknown, { request, operation }: RoutedRequest): unknown {
  if (!isObject(value)) return value;
  const id = idIn(request.url.path, operation.path);
  const sent: Record<string, unknown> = {
    ...request.url.query,
    ...(isObject(request.body) ? request.body : {}),
  };
  const echoed = mainOf(value);
  const properties = propertiesOf(schema, echoed.name);
  for (const [name, field] of Object.entries(echoed.record)) {
    const wanted = Object.hasOwn(sent, name) ? sent[name] : undefined;
    if (wanted !== undefined && alike(field, wanted) && allowed(properties[name], wanted)) {
      echoed.record[name] = wanted;
    }
  }
  if (id !== undefined && typeof echoed.record["_id"] === "string") echoed.record["_id"] = id;
  return value;
}

/** The record a response is about: its body itself or the record that wraps. */
function mainOf(value: Record<string, unknown>): { name?: string; record: Record<string, unknown> } {
  if (typeof value["_id"] === "string") return { record: value };
  const wrapped = Object.entries(value).find(
    ([, inner]) => isObject(inner) && typeof inner["_id"] === "string",
  );
  const [name, record] = wrapped ?? [];
  return name !== undefined && isObject(record) ? { name, record } : { record: value };
}

function propertiesOf(schema: unknown, name: string | undefined): Record<string, unknown> {
  const properties = isObject(schema) ? schema["properties"] : undefined;
  if (!isObject(properties)) return {};
  return name === undefined ? properties : propertiesOf(properties[name], undefined);
}

/** Only what has the same form can take the place of a generated value; lists and objects may differ inside. */
function alike(generated: unknown, sent: unknown): boolean {
  return typeof generated === typeof sent && typeof sent !== "object";
}

function allowed(schema: unknown, sent: unknown): boolean {
  if (!isObject(schema)) return true;
  const options = schema["enum"];
  return !Array.isArray(options) || options.includes(sent);
}

/** The value of the path's last parameter. */
function idIn(path: string, template: string): string | undefined {
  const index = template.split("/").findLastIndex((segment) => /^\{.+\}$/.test(segment));
  const segment = index < 0 ? undefined : path.split("/")[index];
  return segment === undefined ? undefined : decodeURIComponent(segment);
}
