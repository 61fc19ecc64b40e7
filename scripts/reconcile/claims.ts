import type { Stated } from "@crm-invoices/openapi";

export type { Stated } from "@crm-invoices/openapi";

/** Keywords that limit a value; each is a facet of its own, and a disagreement on it is of kind `constraint`. */
export const constraintKeywords = [
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "pattern",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
] as const;

/** Keywords that say how a value, a parameter or an operation may be used; claimed where they are set. */
export const usageKeywords = ["deprecated", "readOnly", "writeOnly"] as const;

/** What a claim is about, at one location of one operation, as far as a change of it is rated by itself. */
export const ratedFacets = [
  "operation",
  "path",
  "present",
  "type",
  "required",
  "enum",
  "format",
  "default",
  "security",
  "scopes",
  ...constraintKeywords,
] as const;

/** Whatever a claim is about. */
export const facets = [
  ...ratedFacets,
  ...usageKeywords,
  "additionalProperties",
  "mediaType",
  "server",
] as const;

export type Facet = (typeof facets)[number];

/** Kinds of claim that a source may declare itself unable to make (`x-source.omits`). */
export const omittable = [
  "type",
  "required",
  "enum",
  "format",
  "default",
  "constraint",
  "security",
  "example",
] as const;

/** A value that a source shows at a location. Of objects and arrays only the outline is kept. */
export interface Shown {
  /** JSON type of the value; of a placeholder such as `<array>` the type it stands for. */
  readonly type: string;
  readonly placeholder: boolean;
  /** The value itself, of scalars. */
  readonly value: unknown;
  /** The names of an object's members. */
  readonly names: readonly string[] | undefined;
  readonly pointer: string;
}

/** Everything claimed about one location, such as `request.card.brand` or `response.200.invoice.status`. */
export interface Place {
  readonly at: string;
  /** The location this one is a part of. */
  readonly parent: string | undefined;
  readonly facets: Map<Facet, Stated>;
  readonly shown: Map<string, Shown>;
}

/** The claims of one document about one operation: location → claims, parents before their parts. */
export type OperationClaims = Map<string, Place>;

/** The claims of one document: operation → claims. */
export interface DocumentClaims {
  readonly operations: ReadonlyMap<string, OperationClaims>;
  /** References that lead nowhere, such as those into other files, and how often each is met. */
  readonly unresolved: ReadonlyMap<string, number>;
}

/** The place for location `at`, made when it is not there yet. */
export function placeAt(claims: OperationClaims, at: string, parent: string | undefined): Place {
  const known = claims.get(at);
  if (known !== undefined) {
    return known;
  }
  const place: Place = { at, parent, facets: new Map(), shown: new Map() };
  claims.set(at, place);
  return place;
}

/** Records a claim; when a document claims the same facet twice, the first claim stands. */
export function claim(place: Place, facet: Facet, value: unknown, pointer: string): void {
  if (!place.facets.has(facet)) {
    place.facets.set(facet, { value, pointer });
  }
}
