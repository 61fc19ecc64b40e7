import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { constraintKeywords, type Place } from "../../reconcile/claims.ts";

const limits = ["format", ...constraintKeywords] as const;

/** What the description may say about a value that its placeholder does not keep. */
export type Limit = (typeof limits)[number];

export const isLimit = (facet: string): facet is Limit => limits.some((limit) => limit === facet);

const ajv = new Ajv2020({ strict: false, logger: false });
addFormats.default(ajv);
const validators = new WeakMap<Place, ReadonlyMap<Limit, ValidateFunction>>();

/** The format and limits at this place that the value does not keep. */
export function brokenLimits(place: Place, value: unknown): Limit[] {
  let known = validators.get(place);
  if (known === undefined) {
    const stated = limits.flatMap((limit) => {
      const facet = place.facets.get(limit);
      return facet === undefined ? [] : [[limit, ajv.compile({ [limit]: facet.value })] as const];
    });
    known = new Map(stated);
    validators.set(place, known);
  }
  return [...known].filter(([, keeps]) => !keeps(value)).map(([limit]) => limit);
}
