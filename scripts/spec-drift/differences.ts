import { isText } from "@crm-invoices/openapi";
import type { OperationClaims, Place, Shown } from "../reconcile/claims.ts";
import { compareWithSpec } from "../reconcile/compare-spec.ts";
import { type Disagreement, inWords } from "../reconcile/disagreement.ts";
import type { Described } from "./documents.ts";
import type { Exchange, RedactedBody } from "./exchange.ts";
import type { Difference } from "./finding.ts";
import { describePlaceholder } from "./redact/placeholder.ts";
import { unnamedKey } from "./redact/value.ts";

/** Where an exchange differs from what the document of a brand says. */
export function differencesOf(
  exchange: Exchange,
  claims: OperationClaims,
  described: Described,
): Difference[] {
  const { operation } = exchange;
  const spec = described.operations.get(operation);
  const { disagreements } = compareWithSpec(
    "traffic",
    new Map([[operation, claims]]),
    described.brand,
    described.operations,
  );
  const differences = disagreements.map((disagreement) =>
    differenceOf(disagreement, claims, spec ?? new Map()),
  );
  if (spec === undefined) {
    return differences;
  }
  return [
    ...differences,
    ...exchange.broken.map((broken) => limitDifference(exchange, broken, spec)),
    ...bodyDifferences(exchange, described, spec),
  ];
}

function differenceOf(
  disagreement: Disagreement,
  claims: OperationClaims,
  spec: OperationClaims,
): Difference {
  const { operation, at, facet, pointer } = disagreement;
  const place = claims.get(at);
  const common = { operation, at, about: at, facet, spec: disagreement.spec, pointer, name: undefined };
  switch (disagreement.kind) {
    case "operation":
      return {
        ...common,
        matter: "undocumented operation",
        says: "called, and not refused",
        name: operation,
      };
    case "missing":
      return { ...common, ...undocumented(at, place, spec) };
    default: {
      if (facet === "required") {
        return { ...common, matter: "missing though required", says: "left out" };
      }
      const shown = [...(place?.shown.values() ?? [])].find(
        (one) => one.pointer === disagreement.witnesses[0]?.pointer,
      );
      return { ...common, ...contradicting(facet, shown) };
    }
  }
}

function undocumented(
  at: string,
  place: Place | undefined,
  spec: OperationClaims,
): Pick<Difference, "matter" | "says" | "about" | "name"> {
  const [shown] = place?.shown.values() ?? [];
  const says = shown === undefined ? "present" : inShort(shown);
  const [, status, header] = /^response\.([^.[]+)(?:\.header\.(.+))?$/.exec(at) ?? [];
  if (status !== undefined) {
    return header === undefined
      ? { matter: "undocumented answer", says: `status ${status}`, about: "operation", name: status }
      : { matter: "undocumented header", says, about: `response.${status}`, name: header };
  }
  const [, section, parameter] = /^(query|header)\.(.+)$/.exec(at) ?? [];
  if (parameter !== undefined) {
    const matter = section === "header" ? "undocumented header" : "undocumented parameter";
    return { matter, says, about: "operation", name: nameInWords(parameter) };
  }
  if (at === "request") {
    return { matter: "undocumented body", says, about: "operation", name: "body" };
  }
  const about = describedParent(at, place, spec);
  const name = nameInWords(at.slice(about.length).replace(/^\./, ""));
  return { matter: "undocumented field", says, about, name };
}

function nameInWords(name: string): string {
  return name === unnamedKey ? "a name that is data" : name;
}

function describedParent(at: string, place: Place | undefined, spec: OperationClaims): string {
  const parent = place?.parent ?? at.replace(/(\.[^.]*|\[\])$/, "");
  return spec.has(parent) ? parent : "operation";
}

function contradicting(
  facet: string,
  shown: Shown | undefined,
): Pick<Difference, "matter" | "says" | "name"> {
  const says = shown === undefined ? "something else" : inShort(shown);
  if (facet === "enum") {
    // A listed place shows a word as it was recorded, and anything else as a placeholder.
    const word =
      isText(shown?.value) && says === "a text" && shown.value !== "text" ? shown.value : undefined;
    return { matter: "unknown value", says: word === undefined ? says : JSON.stringify(word), name: word };
  }
  return shown?.type === "null"
    ? { matter: "null where it is not allowed", says, name: "null" }
    : { matter: "another type", says, name: shown?.type };
}

function inShort({ type, value }: Shown): string {
  const sample = type === "null" ? null : type === "array" ? [] : type === "object" ? {} : value;
  return describePlaceholder(sample);
}

function limitDifference(
  { operation }: Exchange,
  broken: Exchange["broken"][number],
  spec: OperationClaims,
): Difference {
  const { at, facet, shown } = broken;
  const stated = spec.get(at)?.facets.get(facet);
  return {
    matter: facet === "format" ? "another format" : "beyond a limit",
    operation,
    at,
    about: at,
    facet,
    says: describePlaceholder(shown),
    name: undefined,
    spec: inWords(facet, stated),
    pointer: stated?.pointer,
  };
}

function* bodyDifferences(
  { operation, request, status, body }: Exchange,
  { mediaTypes }: Described,
  spec: OperationClaims,
): Generator<Difference> {
  const bodies: readonly (readonly [at: string, body: RedactedBody])[] = [
    ...(request === undefined ? [] : [["request", request.body] as const]),
    [`response.${status}`, body],
  ];
  for (const [at, found] of bodies) {
    const types = mediaTypes.get(`${operation} ${at}`);
    if (types === undefined || (found.kind !== "broken" && found.kind !== "other")) {
      continue;
    }
    const facets = spec.get(at)?.facets;
    yield {
      matter: found.kind === "broken" ? "no valid JSON" : "undocumented content type",
      operation,
      at,
      about: at,
      facet: "present",
      says: found.kind === "broken" ? "a body that is not the JSON it is said to be" : found.mediaType,
      name: found.kind === "broken" ? "JSON" : found.mediaType,
      spec: types.length === 0 ? "no body" : types.join(" or "),
      pointer: (facets?.get("type") ?? facets?.get("present"))?.pointer,
    };
  }
}
