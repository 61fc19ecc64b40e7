import type { Fetch } from "./options.ts";
import { type Runtime, systemRuntime } from "./runtime.ts";

/** How many requests may begin in how much time. */
export interface Pace {
  /** Default: 100. */
  readonly requests?: number | undefined;
  /** In milliseconds. Default: 10,000. */
  readonly interval?: number | undefined;
  /** Carries out the requests. Default: the global `fetch`. */
  readonly fetch?: Fetch | undefined;
}

/**
 * A `fetch` that keeps under the API's rate limit: a request that would be one too many waits for its turn. Requests
 * that begin in the order of their calls; the wait counts towards the option `timeout`. One paced function can be shared by
 * several clients of one account.
 *
 * @example
 * const client = createClient({ token, altId, fetch: paced() });
 */
export function paced(pace: Pace = {}, runtime: Runtime = systemRuntime): Fetch {
  const { requests = 100, interval = 10_000, fetch } = pace;
  const slots: number[] = [];
  return async (input, init) => {
    const now = runtime.now();
    const wait = slots.length < requests ? 0 : Math.max(0, (slots.shift() ?? now) + interval - now);
    slots.push(now + wait);
    if (wait > 0) await runtime.sleep(wait, init?.signal ?? undefined);
    return (fetch ?? globalThis.fetch)(input, init);
  };
}
