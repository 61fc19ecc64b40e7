import { canonical, isList } from "@crm-invoices/openapi";
import type { Facet, OperationClaims, Place, Shown, Stated } from "./claims.ts";
import { contradiction } from "./contradiction.ts";
import { type Disagreement, inWords, shownInWords } from "./disagreement.ts";
import { type Kind, kindOfFacet } from "./kinds.ts";

export interface Comparison {
  readonly disagreements: readonly Disagreement[];
  /** How many claims were compared, and how many of them the spec agrees with. */
  readonly compared: number;
  readonly agreed: number;
}

type Operations = ReadonlyMap<string, OperationClaims>;

interface Finding {
  readonly kind: Kind;
  readonly at: string;
  readonly facet: Facet;
  readonly says: string;
  readonly saidAt: string | undefined;
  readonly spec: string;
  readonly pointer: string | undefined;
}

/** Compares what one source claims with the bundle of its brand. */
export function compareWithSpec(
  source: string,
  claims: Operations,
  brand: string,
  spec: Operations,
): Comparison {
  const disagreements: Disagreement[] = [];
  let compared = 0;
  for (const [operation, places] of claims) {
    for (const result of compareOperation(places, spec.get(operation))) {
      compared += 1;
      if (result !== "agreement") {
        const { says, saidAt, ...finding } = result;
        disagreements.push({
          ...finding,
          operation,
          brand,
          witnesses: [{ source, says, pointer: saidAt ?? "" }],
        });
      }
    }
  }
  return { disagreements, compared, agreed: compared - disagreements.length };
}

function* compareOperation(
  places: OperationClaims,
  spec: OperationClaims | undefined,
): Generator<Finding | "agreement"> {
  if (spec === undefined) {
    const stated = places.get("operation")?.facets.get("operation");
    const says = inWords("operation", stated);
    yield {
      kind: "operation",
      at: "operation",
      facet: "operation",
      says,
      saidAt: stated?.pointer,
      spec: "nothing here",
      pointer: undefined,
    };
    return;
  }
  const required = requiredParts(spec);
  // A part of what is missing, or is shown where something else is expected, is not worth a line of its own.
  const skipped = new Set<string>();
  for (const place of places.values()) {
    const found = spec.get(place.at);
    if (found !== undefined) {
      yield* compareFacets(place, found);
      yield* compareExamples(place, found, required.get(place.at) ?? []);
      if ([...place.shown.values()].some((shown) => contradiction(shown, found.facets) !== undefined)) {
        skipped.add(place.at);
      }
      continue;
    }
    const isPart = place.parent !== undefined && skipped.has(place.parent);
    skipped.add(place.at);
    if (!isPart && !isUnnamedProperty(place, spec)) {
      yield missingPlace(place, spec);
    }
  }
}

/** Whether the spec describes all properties here by one schema, whatever they are called. */
function isUnnamedProperty({ at, parent }: Place, spec: OperationClaims): boolean {
  return parent !== undefined && at.startsWith(`${parent}.`) && spec.has(`${parent}{}`);
}

function missingPlace({ at, parent, facets, shown }: Place, spec: OperationClaims): Finding {
  const stated = facets.get("present");
  const [example] = shown.values();
  const owner = parent === undefined ? undefined : spec.get(parent);
  // A parameter that is not there would be in the file of its path.
  const operation = spec.get("operation")?.facets.get("operation");
  return {
    kind: "missing",
    at,
    facet: "present",
    says: stated === undefined && example !== undefined ? shownInWords(example) : "present",
    saidAt: stated?.pointer ?? example?.pointer,
    spec: "nothing here",
    pointer: (owner?.facets.get("type") ?? owner?.facets.get("present") ?? operation)?.pointer,
  };
}

function* compareFacets(place: Place, found: Place): Generator<Finding | "agreement"> {
  for (const [facet, stated] of place.facets) {
    const own = found.facets.get(facet);
    if (facet === "present" || (own !== undefined && isSame(facet, stated, own))) {
      yield "agreement";
      continue;
    }
    const nearest = own ?? found.facets.get("type") ?? found.facets.get("present");
    yield {
      kind: kindOfFacet(facet),
      at: place.at,
      facet,
      says: inWords(facet, stated),
      saidAt: stated.pointer,
      spec: inWords(facet, own),
      pointer: nearest?.pointer,
    };
  }
}

/** Whether two statements say the same; the order of allowed values says nothing. */
function isSame(facet: Facet, one: Stated, other: Stated): boolean {
  return comparable(facet, one) === comparable(facet, other);
}

export function comparable(facet: Facet, { value }: Stated): string {
  return facet === "enum" && isList(value) ? canonical(value.map(canonical).sort()) : canonical(value);
}

function* compareExamples(
  place: Place,
  found: Place,
  required: readonly Place[],
): Generator<Finding | "agreement"> {
  for (const shown of place.shown.values()) {
    const against = contradiction(shown, found.facets) ?? untyped(shown, found);
    if (against === undefined) {
      yield "agreement";
    } else {
      const [facet, stated] = against;
      yield {
        kind: shown.placeholder ? "placeholder" : "example",
        at: place.at,
        facet,
        says: shownInWords(shown),
        saidAt: shown.pointer,
        spec: inWords(facet, stated),
        pointer: (stated ?? found.facets.get("present"))?.pointer,
      };
    }
    if (shown.names !== undefined) {
      yield* compareNames(place.at, shown, shown.names, required);
    }
  }
}

/** A placeholder claims a type, so a spec that states none does not agree with it; a value claims no more than itself. */
function untyped(shown: Shown, { facets }: Place): readonly ["type", undefined] | undefined {
  return shown.placeholder && !facets.has("type") ? ["type", undefined] : undefined;
}

/** An example that leaves out what the spec requires contradicts it too. */
function* compareNames(
  at: string,
  shown: Shown,
  names: readonly string[],
  required: readonly Place[],
): Generator<Finding | "agreement"> {
  for (const part of required) {
    if (names.includes(part.at.slice(at.length + 1))) {
      yield "agreement";
      continue;
    }
    yield {
      kind: "example",
      at: part.at,
      facet: "required",
      says: "example without it",
      saidAt: shown.pointer,
      spec: "required",
      pointer: part.facets.get("required")?.pointer,
    };
  }
}

function requiredParts(spec: OperationClaims): Map<string, Place[]> {
  const parts = new Map<string, Place[]>();
  for (const place of spec.values()) {
    if (place.parent !== undefined && place.facets.get("required")?.value === true) {
      parts.set(place.parent, [...(parts.get(place.parent) ?? []), place]);
    }
  }
  return parts;
}
