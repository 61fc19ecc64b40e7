import type { Facet } from "../reconcile/claims.ts";
import { quoted } from "./change.ts";

/** What a limit demands, to stand after "must": "be at most 40 characters long". */
export function demandOf(facet: Facet, value: unknown): string {
  const limit = limitOf(facet, value);
  const one = value === 1;
  switch (facet) {
    case "format":
      return `be in the format ${limit}`;
    case "pattern":
      return `match ${limit}`;
    case "multipleOf":
      return `be a multiple of ${limit}`;
    case "minimum":
      return `be at least ${limit}`;
    case "maximum":
      return `be at most ${limit}`;
    case "exclusiveMinimum":
      return `be more than ${limit}`;
    case "exclusiveMaximum":
      return `be less than ${limit}`;
    case "minLength":
      return `be at least ${limit} character${one ? "" : "s"} long`;
    case "maxLength":
      return `be at most ${limit} character${one ? "" : "s"} long`;
    case "minItems":
      return `have at least ${limit} item${one ? "" : "s"}`;
    case "maxItems":
      return `have at most ${limit} item${one ? "" : "s"}`;
    case "minProperties":
      return `have at least ${limit} field${one ? "" : "s"}`;
    case "maxProperties":
      return `have at most ${limit} field${one ? "" : "s"}`;
    case "uniqueItems":
      return value === true ? "have no item twice" : "be open to an item twice";
    default:
      return `have the ${facet} ${limit}`;
  }
}

/** The limit alone. */
export function limitOf(facet: Facet, value: unknown): string {
  return facet === "format" || facet === "pattern" ? quoted(String(value)) : JSON.stringify(value);
}
