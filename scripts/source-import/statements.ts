import { isList } from "@crm-invoices/openapi";
import { type Facet, type OperationClaims, type Place, ratedFacets } from "../reconcile/claims.ts";
import { claimsOf } from "../reconcile/document-claims.ts";
import { nameOperations, type OperationNames } from "../reconcile/operations.ts";
import { otherStatements } from "./other-statements.ts";

/** What is stated about one place: label (`type`, `example`) → values as text. */
export type Labels = Map<string, string[]>;

/** Place (`request.card.brand`) → what is stated about it. */
export type Places = Map<string, Labels>;

/** Heading (an operation, or a part of the document) → places. */
export type Statements = Map<string, Places>;

/** Everything that two versions of a source state, under the same names. */
export function statementsOf(before: unknown, after: unknown): [before: Statements, after: Statements] {
  const names = nameOperations([after, before]);
  return [flatten(before, names), flatten(after, names)];
}

function flatten(document: unknown, names: OperationNames): Statements {
  const statements: Statements = new Map();
  for (const [operation, claims] of claimsOf(document, names, { examples: true }).operations) {
    for (const place of claims.values()) {
      if (place.shown.size > 0 || [...place.facets.keys()].some(isRated)) {
        addClaims(placeIn(statements, operation, place.at), claims, place);
      }
    }
  }
  for (const { heading, at, label, text } of otherStatements(document, names)) {
    const labels = placeIn(statements, heading, at);
    if (label !== undefined) {
      labels.set(label, [text]);
    }
  }
  return statements;
}

function placeIn(statements: Statements, heading: string, at: string): Labels {
  const places = statements.get(heading) ?? new Map<string, Labels>();
  statements.set(heading, places);
  const labels = places.get(at) ?? new Map<string, string[]>();
  places.set(at, labels);
  return labels;
}

/** The others are told as {@link otherStatements}. */
function isRated(facet: Facet): boolean {
  return ratedFacets.some((rated) => rated === facet);
}

function addClaims(labels: Labels, claims: OperationClaims, place: Place): void {
  for (const [facet, { value }] of place.facets) {
    if (facet === "type" && isList(value)) {
      labels.set("type", [value.join(" or ")]);
    } else if (isRated(facet) && facet !== "present" && facet !== "operation") {
      labels.set(facet, [JSON.stringify(value)]);
    }
  }
  const examples = [...place.shown.values()].flatMap(({ type, value, names }) => {
    if (type === "array" || type === "object") {
      const isOutline = names === undefined ? claims.has(`${place.at}[]`) : names.length > 0;
      return isOutline ? [] : [type === "array" ? "[]" : "{}"];
    }
    return [value === undefined ? type : JSON.stringify(value)];
  });
  if (examples.length > 0) {
    labels.set("example", [...new Set(examples)].sort());
  }
}
