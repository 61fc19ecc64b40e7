import type { Components } from "./document.ts";
import type { Operation, Place } from "./operations.ts";
import { faults, remove, sample } from "./schemas.ts";
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
export function fullRequest({ schemas }: Components, operation: Operation): Values {
  return Object.fromEntries(
    places.flatMap((place) => {
      const schema = operation.schemas[place];
      return schema ? [[place, sample(schemas, schema)]] : [];
    }),
  );
}

/** The full request broken in each way one field can break it. */
export function brokenRequests(components: Components, operation: Operation): BrokenRequest[] {
  const full = fullRequest(components, operation);
  return (["header", "query", "body"] as const).flatMap((place) => {
    const schema = operation.schemas[place];
    if (!schema) return [];
    return faults(components.schemas, schema).map(({ title, value, code, path }) => ({
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

/** Sends a request as it is, with nothing filled in. */
export function send(
  baseUrl: string,
  { method, path }: Operation,
  values: Values,
  headers: Readonly<Record<string, string>> = { Authorization: "Bearer any" },
): Promise<Response> {
  const url = new URL(baseUrl + path.replace(/\{(\w+)\}/g, (_, name) => textsOf(values.path)[name] ?? ""));
  url.search = new URLSearchParams(textsOf(values.query)).toString();
  return fetch(url, {
    method: method.toUpperCase(),
    headers: { ...headers, ...textsOf(values.header), "Content-Type": "application/json" },
    ...(values.body !== undefined && { body: JSON.stringify(values.body) }),
  });
}

function textsOf(values: unknown): Record<string, string> {
  const entries: [string, unknown][] = Object.entries(values ?? {});
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}
