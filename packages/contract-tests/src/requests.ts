import { fillPath, isObject, sampleValue } from "@crm-invoices/openapi";
import type { Operation, Place } from "./operations.ts";
import { faults, remove } from "./schemas.ts";
import { locationOf, type Violation } from "./violations.ts";

/** What a request carries in each place. */
export type Values = Readonly<Partial<Record<Place, unknown>>>;

/** A request that is to be refused, and for what. */
export interface BrokenRequest {
  readonly title: string;
  readonly values: Values;
  readonly violation: Violation;
}

const places = ["path", "header", "query", "body"] as const;

/** A request with every parameter and every field there is. */
export function fullRequest(document: unknown, { schemas }: Operation): Values {
  return Object.fromEntries(
    places.flatMap((place) => {
      const schema = schemas[place];
      return schema ? [[place, sampleValue(document, schema)]] : [];
    }),
  );
}

/** The full request broken in each way one field can break it. */
export function brokenRequests(document: unknown, operation: Operation): BrokenRequest[] {
  const full = fullRequest(document, operation);
  return (["header", "query", "body"] as const).flatMap((place) => {
    const schema = operation.schemas[place];
    if (!schema) return [];
    return faults(document, schema).map(({ title, value, code, path }) => ({
      title: `${title} in the ${place}`,
      values: { ...full, [place]: value },
      violation: { code, location: locationOf(place, path) },
    }));
  });
}

/** Where the request carries altType. */
export function altPlaceOf(values: Values): "query" | "body" | "none" {
  const carries = (value: unknown) => typeof value === "object" && value !== null && "altType" in value;
  return carries(values.query) ? "query" : carries(values.body) ? "body" : "none";
}

/** The request without what the client fills in. */
export function withoutAlt(values: Values): Values {
  const place = altPlaceOf(values);
  if (place === "none") return values;
  return { ...values, [place]: remove(remove(values[place], ["altId"]), ["altType"]) };
}

/** A request as it is, with nothing filled in. */
export function requestTo(
  baseUrl: string,
  { method, path }: Operation,
  values: Values,
  headers: Readonly<Record<string, string>> = { Authorization: "Bearer any" },
): Request {
  const url = new URL(baseUrl + fillPath(path, textsOf(values.path)));
  url.search = new URLSearchParams(textsOf(values.query)).toString();
  return new Request(url, {
    method,
    headers: { ...headers, ...textsOf(values.header), "Content-Type": "application/json" },
    ...(values.body !== undefined && { body: JSON.stringify(values.body) }),
  });
}

/** The values of one place as they are sent. */
export function textsOf(values: unknown): Record<string, string> {
  const entries: [string, unknown][] = Object.entries(values ?? {});
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

/** Asks a list for its first page: the mock has no other. */
export const fromTheStart = (values: Values): Values =>
  isObject(values.query) && "offset" in values.query
    ? { ...values, query: { ...values.query, offset: 0 } }
    : values;
