import { type Facet, omittable } from "./claims.ts";

/** Kinds of disagreement, in the order of the report. */
export const kinds = [
  "operation",
  "path",
  "missing",
  "unsourced",
  ...omittable,
  "placeholder",
  "self",
  "variant",
] as const;

export type Kind = (typeof kinds)[number];

/** The kind of disagreement when a source and the spec differ on this facet. */
export function kindOfFacet(facet: Facet): Kind {
  switch (facet) {
    case "operation":
    case "path":
    case "type":
    case "required":
    case "enum":
    case "format":
    case "default":
    case "security":
      return facet;
    case "present":
      return "missing";
    case "scopes":
      return "security";
    default:
      return "constraint";
  }
}
