import { isObject } from "@crm-invoices/openapi";
import type { PrismOperation } from "../prism/types.ts";
import type { Violation } from "../prism/violation.ts";

/** Says what Prism found wrong with a request: one text for each cause, each with its path. */
export function causesOf(violations: readonly Violation[], operation: PrismOperation): string[] {
  const found = violations.filter(
    ({ location, severity }) => location[0] === "request" && severity === "Error",
  );
  const texts = found.map((violation) => causeOf(violation, operation));
  return [...new Set(texts)];
}

export const tokenCause = "header.Authorization must be a bearer token, such as `Bearer any-token`";

function causeOf({ location, code, message }: Violation, operation: PrismOperation): string {
  const [place, ...inner] = location.slice(1);
  if (code === 401) return tokenCause;
  if (code === 415) return contentTypeCause(operation);
  if (place === undefined) {
    return message === "Body parameter is required" ? "body is required" : message;
  }
  const path = placeOf({ location, code, message }, operation);
  if (missingIn(message) !== undefined) return `${path} is required`;
  const rest = withoutSubject(message, place, inner);
  if (code === "const") {
    const expected = schemaAt(operation, place, inner)?.["const"];
    if (expected !== undefined) return `${path} must be ${JSON.stringify(expected)}`;
  }
  return `${path} ${rest.replace("must be equal to one of the allowed values:", "must be one of")}`;
}

/** The place a violation is about, such as `body.card.last4`. */
export function placeOf(
  { location, code, message }: Pick<Violation, "location" | "message"> & { readonly code?: unknown },
  operation: PrismOperation,
): string {
  const [place = "body", ...inner] = location.slice(1);
  if (code === 401) return "header.Authorization";
  if (code === 415) return "header.Content-Type";
  const missing = missingIn(message);
  return [
    place,
    ...spelled(place, inner, operation),
    ...(missing === undefined ? [] : spelled(place, [missing], operation)),
  ].join(".");
}

const missingIn = (message: string): string | undefined =>
  /must have required property '(.*)'$/.exec(message)?.[1];

/** Which content types the operation takes. */
export function contentTypeCause(operation: PrismOperation): string {
  const accepted = operation.request?.body?.contents?.map(({ mediaType }) => mediaType) ?? [];
  return accepted.length > 0
    ? `header.Content-Type must be ${accepted.join(" or ")}`
    : "body is not allowed: the operation takes none";
}

/** Prism opens its text with the place once more. */
function withoutSubject(message: string, place: string, inner: readonly string[]): string {
  const kind = inner.length === 0 ? "" : place === "body" ? "property " : "parameter ";
  const name = inner.join(".").trim();
  const subject = `Request ${place} ${kind}${name}${inner.length === 0 ? "" : " "}`;
  return message.startsWith(subject) ? message.slice(subject.length) : message;
}

/** Prism writes the names of parameters in small letters; the document's spelling helps more. */
function spelled(place: string, inner: readonly string[], operation: PrismOperation): readonly string[] {
  const [first, ...others] = inner;
  if (first === undefined || place === "body") return inner;
  const name = parametersOf(operation, place).find(
    (candidate) => candidate.name.toLowerCase() === first,
  )?.name;
  return [name ?? first, ...others];
}

function parametersOf(
  { request }: PrismOperation,
  place: string,
): readonly { readonly name: string; readonly schema?: unknown }[] {
  if (place === "header") return request?.headers ?? [];
  if (place === "query") return request?.query ?? [];
  return place === "path" ? (request?.path ?? []) : [];
}

function schemaAt(
  operation: PrismOperation,
  place: string,
  inner: readonly string[],
): Record<string, unknown> | undefined {
  const [first, ...others] = inner;
  const start: unknown =
    place === "body"
      ? operation.request?.body?.contents?.[0]?.schema
      : parametersOf(operation, place).find(({ name }) => name.toLowerCase() === first)?.schema;
  const steps = place === "body" ? inner : others;
  const end = steps.reduce<unknown>((schema, step) => {
    const properties = isObject(schema) ? schema["properties"] : undefined;
    if (isObject(properties) && Object.hasOwn(properties, step)) return properties[step];
    return isObject(schema) && /^\d+$/.test(step) ? schema["items"] : undefined;
  }, start);
  return isObject(end) ? end : undefined;
}
