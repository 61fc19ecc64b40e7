import { checkAltId } from "./check-options.ts";

type Values = Readonly<Record<string, unknown>>;

/** What a client fills into the requests that want it. */
export interface Alt {
  readonly altId: string;
  readonly altType: string;
}

/**
 * The values with `altId` and `altType` where they are missing, undefined or null. The caller's object is not written to.
 *
 * @throws TypeError when the values have an `altId` that is none.
 */
export function fill(values: Values, { altId, altType }: Alt): Values {
  const filled: Record<string, unknown> = { altId, altType, ...values };
  filled["altId"] = checkAltId(filled["altId"] ?? altId);
  filled["altType"] ??= altType;
  return filled;
}

/** The body, filled when it is a plain object or missing; an array, FormData and so on as they are. */
export function fillBody(body: unknown, alt: Alt): unknown {
  if (body === undefined) return fill({}, alt);
  return isPlainObject(body) ? fill(body, alt) : body;
}

function isPlainObject(value: unknown): value is Values {
  const { getPrototypeOf } = Object;
  // An object of another realm has that realm's prototype, which ends its chain just the same.
  return (
    typeof value === "object" && !!value && getPrototypeOf(getPrototypeOf(value) ?? Object.prototype) === null
  );
}
