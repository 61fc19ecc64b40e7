import type { CallError } from "./errors/call-error.ts";
import type { Settings } from "./settings.ts";

/**
 * How long to wait before the next attempt, in milliseconds; undefined when there is none.
 *
 * @param attempt How many attempts there have been, from 1.
 * @param left How long after now another may begin, in milliseconds.
 * @param fresh Whether another token than a refused one may be had.
 */
export function nextWait(
  error: CallError,
  settings: Pick<Settings, "retries" | "retryPut">,
  attempt: number,
  left: number,
  fresh: boolean,
): number | undefined {
  const { method, status } = error;
  const wait = status === 401 ? 0 : (error.wait ?? Math.min(125 * 2 ** attempt, 4e3) * (1 + Math.random()));
  // Whether the failure (Network, Timeout, TooManyRequests, Server) says nothing about the next attempt. A response with a cause
  // is one whose rest was lost on the way.
  const isTransient = /^(Ne|T|S)/.test(error.name) || status === 408 || (status && error.cause);
  // What may have been carried out is repeated only where twice is as good as once.
  const isHarmless =
    !error.uncertain || method === "DELETE" || (method === "PUT" && settings.retryPut === true);
  return attempt <= settings.retries &&
    isHarmless &&
    (status === 401 ? fresh : isTransient) &&
    error.limits?.["daily-remaining"] !== 0 &&
    wait <= left
    ? wait
    : undefined;
}
