import { allowsType } from "@crm-invoices/openapi";
import type { OperationClaims, Place } from "../../reconcile/claims.ts";
import { typesIn } from "../../reconcile/schema-claims.ts";
import type { Body, Call, Field } from "../call.ts";
import type { Described } from "../documents.ts";
import type { Exchange, Parameter, RedactedBody, RedactedRequest } from "../exchange.ts";
import type { Route } from "../router.ts";
import { comparedHeaders } from "./headers.ts";
import { type BrokenLimit, type Redaction, redactValue, unnamedKey } from "./value.ts";
import { isFieldName } from "./words.ts";

const unknown: OperationClaims = new Map();

/** The call without its data, as far as the description can be compared with it. */
export function redactCall(call: Call, route: Route, described: Described): Exchange {
  const claims = described.operations.get(route.operation) ?? unknown;
  const broken = new Map<string, BrokenLimit>();
  const redaction: Redaction = { described: claims, isOpen: described.isOpen, broken };
  const status = describedStatus(claims, call.status);
  return {
    operation: route.operation,
    path: route.path,
    method: call.method,
    isDescribed: route.isDescribed,
    request: call.status < 400 ? redactRequest(redaction, call, route) : undefined,
    status,
    statusCode: call.status,
    headers: redactHeaders(redaction, call.responseHeaders, `response.${status}.header.`),
    body: redactBody(redaction, call.responseBody, `response.${status}`),
    broken: [...broken.values()],
  };
}

function describedStatus(claims: OperationClaims, status: number): string {
  const group = `${Math.floor(status / 100)}XX`;
  const names = [String(status), group, group.toLowerCase(), "default"];
  return names.find((name) => claims.has(`response.${name}`)) ?? String(status);
}

function redactRequest(redaction: Redaction, call: Call, route: Route): RedactedRequest {
  const parameters: Parameter[] = [
    ...route.parameters.map(({ name, value }) => parameterOf(redaction, "path", name, value)),
    ...[...call.url.searchParams].map(([name, value]) => parameterOf(redaction, "query", name, value)),
    ...redactHeaders(redaction, call.requestHeaders, "header.").map(
      (header): Parameter => ({ in: "header", ...header }),
    ),
  ];
  return { parameters: unique(parameters), body: redactBody(redaction, call.requestBody, "request") };
}

function parameterOf(redaction: Redaction, place: "path" | "query", name: string, value: string): Parameter {
  const at = `${place}.${name}`;
  const described = redaction.described.get(at);
  if (described === undefined) {
    return {
      in: place,
      name: isFieldName(name) ? name : unnamedKey,
      value: redactValue(redaction, at, value),
    };
  }
  return { in: place, name, value: redactValue(redaction, at, typed(value, described)) };
}

/** A parameter is text on its way; it is what the description says where it reads like that. */
function typed(text: string, { facets }: Place): unknown {
  const types = typesIn(facets) ?? ["string"];
  if (types.includes("string")) {
    return text;
  }
  if (types.includes("boolean") && /^(true|false)$/.test(text)) {
    return text === "true";
  }
  const number = text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(number) && allowsType(types, Number.isInteger(number) ? "integer" : "number")
    ? number
    : text;
}

function redactHeaders(
  redaction: Redaction,
  headers: readonly Field[],
  start: string,
): { readonly name: string; readonly value: unknown }[] {
  // Headers are the same in any case; the description's own writing is taken.
  const written = new Map(
    [...redaction.described.keys()]
      .filter((at) => at.startsWith(start))
      .map((at) => [at.slice(start.length).toLowerCase(), at.slice(start.length)]),
  );
  const shown = comparedHeaders(headers, new Set(written.keys())).map(({ name, value }) => {
    const own = written.get(name) ?? name;
    const place = redaction.described.get(`${start}${own}`);
    return {
      name: own,
      value: redactValue(redaction, `${start}${own}`, place === undefined ? value : typed(value, place)),
    };
  });
  return unique(shown).sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Media types that may be named; any other could be made of data. */
const named = new Set(
  `text/html text/plain text/csv text/xml text/event-stream application/xml application/javascript text/javascript
  application/pdf application/octet-stream application/x-www-form-urlencoded application/x-ndjson
  multipart/form-data image/png image/jpeg image/svg+xml`.split(/\s+/),
);

function redactBody(redaction: Redaction, body: Body, at: string): RedactedBody {
  switch (body.kind) {
    case "json":
      return { kind: "json", value: redactValue(redaction, at, body.value) };
    case "other":
      return {
        kind: "other",
        mediaType: named.has(body.mediaType) ? body.mediaType : "an unusual media type",
      };
    default:
      return body;
  }
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
