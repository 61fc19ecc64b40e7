import { checkAltId } from "./check-options.ts";
import { withDefaults } from "./defaults.ts";
import { fieldOf } from "./messages.ts";

/** What a client fills into the requests that want it. */
export interface Alt {
  readonly altId: string;
  readonly altType: string;
}

/**
 * The values with `altId` and `altType` where they are missing.
 *
 * @throws TypeError when the values have an `altId` that is none.
 */
export function fill(values: object, { altId, altType }: Alt): Record<string, unknown> {
  const filled = withDefaults(values, { altId, altType });
  checkAltId(filled);
  return filled;
}

/** The body, filled when it is a plain object or missing; an array, FormData and so on as they are. */
export function fillBody(body: unknown = {}, alt: Alt): unknown {
  // By its tag, which an object of another realm has as well.
  const isPlain = {}.toString.call(body) === "[object Object]" && !fieldOf(body, "toJSON");
  return isPlain ? fill(Object(body), alt) : body;
}
