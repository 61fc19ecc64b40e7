import { limitIn } from "./limits.ts";

/** How long an answer asks to wait, in milliseconds: `Retry-After`, else the interval of the rate limit. */
export function askedWait(headers: Headers | undefined, now: number): number | undefined {
  const after = headers?.get("Retry-After");
  const seconds = Number(after);
  // A date is not a number, and what is neither is passed over.
  const asked = after ? (seconds >= 0 ? seconds * 1e3 : Date.parse(after) - now) : Number.NaN;
  const wait = Number.isNaN(asked) ? limitIn(headers, "Interval-Milliseconds") : asked;
  return wait === undefined ? wait : Math.min(Math.max(wait, 0), 6e4);
}
