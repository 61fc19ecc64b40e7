import { isList, pointerKeys } from "@crm-invoices/openapi";
import type { Facet, OperationClaims } from "../reconcile/claims.ts";
import { inWords } from "../reconcile/disagreement.ts";
import type { Exchange } from "./exchange.ts";
import type { Difference } from "./finding.ts";
import { isLimit } from "./redact/limits.ts";
import { describePlaceholder } from "./redact/placeholder.ts";
import type { RedoclyResult } from "./redocly-drift.ts";

/**
 * A result of `redocly drift` that comparing claims does not have: what a request should have and has not, or a body
 * that fits none of several alternatives. Undefined when a difference at the same place tells of it already.
 */
export function redoclyDifference(
  result: RedoclyResult,
  exchange: Exchange,
  spec: OperationClaims,
  own: readonly Difference[],
): Difference | undefined {
  const { operation, request } = exchange;
  if (result.target === "request" && request === undefined) {
    return undefined;
  }
  const [, place, name] = /^Missing required (\w+) parameter: "(.*)"$/s.exec(result.message) ?? [];
  if (place !== undefined) {
    return differing(operation, `${place}.${name}`, "required", "left out", spec);
  }
  if (result.message === "Missing required request body") {
    return request?.body.kind === "none"
      ? differing(operation, "request", "required", "left out", spec)
      : undefined;
  }
  const keyword = result.schemaPath.split("/").at(-1) ?? "";
  const isPartOfAlternative = /\/(?:oneOf|anyOf|not)\//.test(result.schemaPath);
  // A placeholder does not tell whether the recorded value kept a limit, and a warning has no keyword.
  if (keyword === "" || isLimit(keyword) || isPartOfAlternative) {
    return undefined;
  }
  const { at, value } = spotOf(result, exchange);
  if (own.some((one) => one.at === at || isWithin(one.at, at) || isWithin(at, one.at))) {
    return undefined;
  }
  const facet =
    keyword === "required" ? "required" : keyword === "enum" || keyword === "const" ? "enum" : "type";
  return differing(
    operation,
    at,
    facet,
    facet === "required" ? "left out" : describePlaceholder(value),
    spec,
  );
}

function isWithin(part: string, whole: string): boolean {
  return part.startsWith(`${whole}.`) || part.startsWith(`${whole}[`);
}

const matters = {
  required: "missing though required",
  enum: "unknown value",
  type: "another type",
} as const;

function differing(
  operation: string,
  at: string,
  facet: Facet & keyof typeof matters,
  says: string,
  spec: OperationClaims,
): Difference {
  const facets = spec.get(at)?.facets;
  return {
    matter: matters[facet],
    operation,
    at,
    about: at,
    facet,
    says,
    name: undefined,
    spec: inWords(facet, facets?.get(facet)),
    pointer: (facets?.get(facet) ?? facets?.get("present"))?.pointer,
  };
}

/** The location of what a JSON pointer leads to, and the value there. */
function spotOf(
  { target, dataPath, message }: RedoclyResult,
  { status, body, request }: Exchange,
): { readonly at: string; readonly value: unknown } {
  const [, place, name] = /^Invalid (\w+) parameter "(.*?)"/s.exec(message) ?? [];
  if (place !== undefined) {
    return { at: `${place}.${name}`, value: "" };
  }
  const recorded = target === "request" ? request?.body : body;
  let value = recorded?.kind === "json" ? recorded.value : undefined;
  let at = target === "request" ? "request" : `response.${status}`;
  for (const key of pointerKeys(dataPath)) {
    at += isList(value) ? "[]" : `.${key}`;
    value = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  }
  return { at, value };
}
