import type { InvoicesError } from "./errors/index.ts";
import { rateLimitsOf } from "./rate-limits.ts";
import { retryAfter } from "./retry-after.ts";
import type { Runtime } from "./runtime.ts";

/** When an attempt failed, and what the caller allows. Times are in milliseconds. */
export interface Situation {
  /** How many attempts there have been, from 1. */
  readonly attempt: number;
  /** How many more than one there may be. */
  readonly retries: number;
  /** How long after now another may begin. */
  readonly left: number;
  /** Whether another token than a refused one may be had. */
  readonly fresh: boolean;
}

/**
 * How long to wait before the next attempt, in milliseconds; undefined when there is none.
 *
 * @param runtime The time that a date in `Retry-After` counts from, and chance.
 */
export function nextWait(
  error: InvoicesError,
  { attempt, retries, left, fresh }: Situation,
  runtime: Pick<Runtime, "now" | "random">,
): number | undefined {
  const { method, status, headers, uncertain } = error;
  const isRefused = status === 401;
  if (
    attempt > retries ||
    // What may have been carried out is repeated only where twice is as good as once.
    (uncertain && method !== "DELETE") ||
    (isRefused ? !fresh : !isTransient(error)) ||
    rateLimitsOf(headers).dailyRemaining === 0
  ) {
    return undefined;
  }
  const backoff = Math.min(500 * 2 ** (attempt - 1), 8e3) * (0.5 + runtime.random() / 2);
  const wait = isRefused ? 0 : (retryAfter(headers, runtime.now()) ?? backoff);
  return wait > left ? undefined : wait;
}

/** Whether a failure says nothing about the next attempt. */
function isTransient({ name, status, cause }: InvoicesError): boolean {
  if (status === undefined) return name !== "InvalidRequestError";
  // A cause means that the rest of the response was lost on the way.
  return !!cause || status === 408 || status === 429 || status > 499;
}
