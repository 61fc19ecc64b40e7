import type { Fetch, Pacing, Turn } from "./fetch.ts";
import { type Runtime, systemRuntime } from "./runtime.ts";

/** The rate at which requests may start. */
export interface Pace {
  /** The most requests that may start within `interval`; an integer of 1 or more. Default: 100. */
  readonly requests?: number | undefined;
  /** The length of the interval, in milliseconds; 0 or more. Default: 10,000. */
  readonly interval?: number | undefined;
  /** The function that sends the requests. Default: the global `fetch`. */
  readonly fetch?: Fetch | undefined;
}

/**
 * Creates a `fetch` that stays within the API's documented limit of 100 requests in 10 seconds: further requests wait for
 * their turn, in the order of their calls. It does not count the daily limit.
 *
 * The limit is per app and account, so share one paced function among the clients of an account. A client does not count the
 * wait towards its option `timeout`, and a call that is aborted while it waits gives up its turn. To use your own `fetch`,
 * pass it to `paced`; do not wrap the result.
 *
 * @example
 * const client = createClient({ token, altId, fetch: paced() });
 *
 * @throws TypeError that names the option, when one cannot be used.
 */
export function paced(pace: Pace = {}, runtime: Runtime = systemRuntime): Fetch & Pacing {
  const { requests = 100, interval = 10_000, fetch } = pace;
  if (!(Number.isInteger(requests) && requests >= 1)) {
    throw new TypeError('The option "requests" must be a whole number of 1 or more.');
  }
  if (!(Number.isFinite(interval) && interval >= 0)) {
    throw new TypeError('The option "interval" must be a number of milliseconds, 0 or more.');
  }
  if (fetch !== undefined && typeof fetch !== "function") {
    throw new TypeError('The option "fetch" must be a function.');
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
