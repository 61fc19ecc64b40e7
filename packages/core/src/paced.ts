import type { Fetch, Pacing, Turn } from "./fetch.ts";
import { type Runtime, systemRuntime } from "./runtime.ts";

/** How many requests may begin in how much time. */
export interface Pace {
  /** A whole number of 1 or more. Default: 100. */
  readonly requests?: number | undefined;
  /** In milliseconds. Default: 10,000. */
  readonly interval?: number | undefined;
  /** Carries out the requests. Default: the global `fetch`. */
  readonly fetch?: Fetch | undefined;
}

/**
 * A `fetch` that keeps under the API's rate limit: a request that would be one too many waits for its turn. Requests
 * begin in the order of their calls. A client does not count the wait towards its option `timeout`, and a call that is
 * aborted while it waits leaves its turn to the next. One paced function can be shared by several clients of one account. To
 * use a `fetch` of your own, give it to `paced`; do not wrap what `paced` gives.
 *
 * @example
 * const client = createClient({ token, altId, fetch: paced() });
 *
 * @throws TypeError when `requests` or `interval` cannot be used.
 */
export function paced(pace: Pace = {}, runtime: Runtime = systemRuntime): Fetch & Pacing {
  const { requests = 100, interval = 10_000, fetch } = pace;
  if (!(Number.isInteger(requests) && requests >= 1)) {
    throw new TypeError('The option "requests" must be a whole number of 1 or more.');
  }
  if (!(Number.isFinite(interval) && interval >= 0)) {
    throw new TypeError('The option "interval" must be a number of milliseconds, 0 or more.');
  }
  /** When the latest requests began, the oldest first. */
  const begun: number[] = [];
  /** Those who wait for their turn, the first first. */
  const waiting = new Set<() => void>();
  let idle: AbortController | undefined;

  const waitForOldest = () => (begun.length < requests ? 0 : (begun[0] ?? 0) + interval - runtime.now());
  const begin = () => {
    begun.push(runtime.now());
    if (begun.length > requests) begun.shift();
  };

  async function giveTurns(): Promise<void> {
    for (let [next] = waiting; next; [next] = waiting) {
      const wait = waitForOldest();
      if (wait > 0) {
        idle = new AbortController();
        await runtime.sleep(wait, idle.signal);
      } else {
        waiting.delete(next);
        begin();
        next();
      }
    }
    idle = undefined;
  }

  const turn: Turn = async (signal) => {
    if (signal?.aborted) throw reasonOf(signal);
    if (waiting.size === 0 && waitForOldest() <= 0) return begin();
    await new Promise<void>((resolve, reject) => {
      const next = () => {
        signal?.removeEventListener("abort", leave);
        resolve();
      };
      const leave = () => {
        waiting.delete(next);
        if (waiting.size === 0) idle?.abort();
        reject(reasonOf(signal));
      };
      signal?.addEventListener("abort", leave, { once: true });
      waiting.add(next);
      if (!idle) void giveTurns();
    });
  };

  const unpaced: Fetch = (input, init) => (fetch ?? globalThis.fetch)(input, init);
  const pacedFetch: Fetch = async (input, init) => {
    await turn(init?.signal ?? (typeof input === "string" ? undefined : input.signal));
    return unpaced(input, init);
  };
  // A client looks at its signal itself.
  return Object.assign(pacedFetch, {
    turn: (signal) => turn(signal).catch(() => {}),
    unpaced,
  } satisfies Pacing);
}

/** Why a caller no longer wants its turn. `AbortSignal.reason` is not everywhere. */
function reasonOf(signal: AbortSignal | undefined): unknown {
  return signal?.reason ?? new DOMException("The call was aborted.", "AbortError");
}
