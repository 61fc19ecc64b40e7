import { allowsType, isList } from "@crm-invoices/openapi";
import {
  constraintKeywords,
  type Facet,
  type OperationClaims,
  type Place,
  type Stated,
  usageKeywords,
} from "./claims.ts";
import { comparable } from "./compare-spec.ts";
import { contradiction } from "./contradiction.ts";
import { type Disagreement, inWords } from "./disagreement.ts";
import { typesIn } from "./schema-claims.ts";

type Operations = ReadonlyMap<string, OperationClaims>;

interface Statement {
  readonly brand: string;
  readonly operation: string;
  readonly place: Place;
  readonly facet: Facet;
  readonly stated: Stated;
  /** Equal for one statement of the spec, at whichever of its locations it is met. */
  readonly key: string;
}

interface Support {
  readonly brand: string;
  readonly operations: Operations;
}

/**
 * What the bundles state and no source does. A statement in a component stands at every location that
 * uses it, so a source that makes it at one of them supports it at all.
 */
export function findUnsourced(
  sources: readonly Support[],
  bundles: ReadonlyMap<string, Operations>,
): Disagreement[] {
  const all = [...statements(bundles)];
  const supporters = new Map<string, Set<string>>();
  for (const statement of all) {
    const brands = supporters.get(statement.key) ?? new Set();
    supporters.set(statement.key, brands);
    for (const source of sources) {
      if (!brands.has(source.brand) && supports(source, statement)) {
        brands.add(source.brand);
      }
    }
  }
  const found = new Map<string, Disagreement>();
  const absent = new Set<string>();
  for (const statement of all) {
    const { brand, operation, place, facet, stated } = statement;
    const here = `${brand} ${operation} `;
    if ([place.at, place.parent, "operation"].some((at) => absent.has(`${here}${at}`))) {
      // A part of what no source has is not worth a line of its own.
      absent.add(`${here}${place.at}`);
      continue;
    }
    const brands = supporters.get(statement.key) ?? new Set();
    if (brands.has(brand) || (brands.size > 0 && !isShownWithout(sources, statement))) {
      continue;
    }
    if (facet === "present" || facet === "operation") {
      absent.add(`${here}${place.at}`);
    }
    const spec = inWords(facet, stated);
    const key = JSON.stringify([operation, place.at, facet, spec]);
    if (!found.has(key)) {
      found.set(key, {
        kind: "unsourced",
        operation,
        at: place.at,
        facet,
        witnesses: [],
        spec,
        brand,
        pointer: stated.pointer,
      });
    }
  }
  return [...found.values()];
}

/**
 * Whether sources of this brand show an object without a field of it. When only sources of other brands have the field,
 * that it is there for this brand as well is the description's own statement.
 */
function isShownWithout(sources: readonly Support[], { brand, operation, place, facet }: Statement): boolean {
  const { at, parent } = place;
  if (facet !== "present" || parent === undefined) {
    return false;
  }
  const own = sources
    .filter((source) => source.brand === brand)
    .map(({ operations }) => operations.get(operation));
  const has = (location: string) => own.some((claims) => claims?.has(location));
  return has(parent) && !has(at);
}

const valued: readonly Facet[] = [
  ...(["enum", "format", "default", "scopes", "additionalProperties", "mediaType", "server"] as const),
  ...usageKeywords,
  ...constraintKeywords,
];

function* statements(bundles: ReadonlyMap<string, Operations>): Generator<Statement> {
  for (const [brand, operations] of bundles) {
    for (const [operation, places] of operations) {
      for (const place of places.values()) {
        for (const [facet, stated] of statedAt(place)) {
          const key = `${facet} ${stated.pointer} ${comparable(facet, stated)}`;
          yield { brand, operation, place, facet, stated, key };
        }
      }
    }
  }
}

/** The statements that need support: each type on its own, and flags only where they are set. */
function* statedAt({ at, facets }: Place): Generator<[Facet, Stated]> {
  for (const facet of ["operation", "present", ...valued] as const) {
    const stated = facets.get(facet);
    if (stated !== undefined) {
      yield [facet, stated];
    }
  }
  const required = facets.get("required");
  // OpenAPI itself wants every path parameter to be required.
  if (required?.value === true && !at.startsWith("path.")) {
    yield ["required", required];
  }
  const type = facets.get("type");
  for (const one of typesIn(facets) ?? []) {
    yield ["type", { value: [one], pointer: type?.pointer ?? "" }];
  }
}

function supports(source: Support, { brand, operation, place, facet, stated }: Statement): boolean {
  const claimed = source.operations.get(operation)?.get(place.at);
  if (claimed === undefined) {
    return false;
  }
  const claim = claimed.facets.get(facet);
  switch (facet) {
    case "operation":
    case "present":
      return true;
    case "required":
      return claim?.value === true;
    case "type":
      return (
        claimsType(claimed, isList(stated.value) ? stated.value.map(String) : []) ||
        (source.brand === brand && isContradicted(claimed, place))
      );
    default:
      // Where a source of this brand states another value, the comparison with the spec tells of it.
      return (
        claim !== undefined &&
        (source.brand === brand || comparable(facet, claim) === comparable(facet, stated))
      );
  }
}

function claimsType({ facets, shown }: Place, types: readonly string[]): boolean {
  const stated = typesIn(facets) ?? [];
  return (
    types.some((type) => stated.includes(type)) ||
    [...shown.values()].some((example) => allowsType(types, example.type))
  );
}

/** Whether the comparison of claim and spec already tells that their types differ. */
function isContradicted({ facets, shown }: Place, spec: Place): boolean {
  return (
    facets.has("type") ||
    [...shown.values()].some((example) => contradiction(example, spec.facets) !== undefined)
  );
}
