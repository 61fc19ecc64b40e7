import { allowsType, canonical, isList } from "@crm-invoices/openapi";
import type { Facet, Stated } from "../reconcile/claims.ts";
import type { Level } from "./change.ts";

/** Whether callers send what stands at a location, or are given it. */
export type Direction = "sent" | "given";

/** How the set of allowed values moves: callers lose something they could send, or are given something they did not know. */
interface Move {
  readonly narrower: boolean;
  readonly wider: boolean;
}

const lowerBounds: readonly Facet[] = [
  "minimum",
  "exclusiveMinimum",
  "minLength",
  "minItems",
  "minProperties",
];
const upperBounds: readonly Facet[] = [
  "maximum",
  "exclusiveMaximum",
  "maxLength",
  "maxItems",
  "maxProperties",
];

/**
 * What a changed statement asks of callers. Sending less than before, and being given more than before, breaks
 * them; the other way round only gives them something.
 */
export function levelOf(
  facet: Facet,
  direction: Direction,
  before: Stated | undefined,
  after: Stated | undefined,
): Level {
  if (facet === "default") {
    return direction === "given" || before === undefined ? "minor" : "major";
  }
  if (facet === "path") {
    return "major";
  }
  const { narrower, wider } = moveOf(facet, before?.value, after?.value);
  return (direction === "sent" ? narrower : wider) ? "major" : "minor";
}

function moveOf(facet: Facet, before: unknown, after: unknown): Move {
  switch (facet) {
    case "required":
      return { narrower: after === true, wider: after !== true };
    case "type":
      return compareTypes(before, after);
    case "scopes":
      // The more scopes a token has to have, the fewer tokens will do.
      return compareSets(after ?? [], before ?? []);
    case "enum":
    case "security":
      return compareSets(before, after);
    default:
      return compareBounds(facet, before, after);
  }
}

function compareTypes(before: unknown, after: unknown): Move {
  if (!isList(before) || !isList(after)) {
    return { narrower: isList(after), wider: isList(before) };
  }
  const typesBefore = before.map(String);
  const typesAfter = after.map(String);
  return {
    narrower: typesBefore.some((type) => !allowsType(typesAfter, type)),
    wider: typesAfter.some((type) => !allowsType(typesBefore, type)),
  };
}

/** A set that is not stated allows everything. */
function compareSets(before: unknown, after: unknown): Move {
  if (!isList(before) || !isList(after)) {
    return { narrower: isList(after), wider: isList(before) };
  }
  return { narrower: without(before, after).length > 0, wider: without(after, before).length > 0 };
}

/** The values that only the first list has. */
export function without(values: readonly unknown[], others: readonly unknown[]): unknown[] {
  const known = new Set(others.map(canonical));
  return values.filter((value) => !known.has(canonical(value)));
}

function compareBounds(facet: Facet, before: unknown, after: unknown): Move {
  if (before === undefined || after === undefined) {
    return { narrower: after !== undefined, wider: before !== undefined };
  }
  const grows = Number(after) > Number(before);
  if (lowerBounds.includes(facet)) {
    return { narrower: grows, wider: !grows };
  }
  if (upperBounds.includes(facet)) {
    return { narrower: !grows, wider: grows };
  }
  return { narrower: true, wider: true };
}
