import { checkAltId } from "./check-options.ts";
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
export function fill(values: Readonly<Record<string, unknown>>, alt: Alt): Record<string, unknown> {
  const filled: { [name: string]: unknown; altId?: unknown; altType?: unknown } = { ...values };
  filled.altId ??= alt.altId;
  filled.altType ??= alt.altType;
  return checkAltId(filled);
}

/** Whether a body is a plain object, by its tag, which one of another realm has as well. */
function isPlain(body: unknown): boolean {
  return {}.toString.call(body) === "[object Object]" && !fieldOf(body, "toJSON");
}

/** The body, filled when it is a plain object or missing; an array, FormData and so on as they are. */
export function fillBody(body: unknown = {}, alt: Alt): unknown {
  return isPlain(body) ? fill(Object(body), alt) : body;
}
