import { withinLimits } from "./limit.ts";

/** Time, so that a test can replace it. */
export interface Runtime {
  /** Milliseconds since some moment, which no change of the clock moves. */
  readonly now: () => number;
  /** Waits for the milliseconds, which are more than 0, but no longer than until the signal is aborted. */
  readonly sleep: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
}

export const systemRuntime: Runtime = {
  now: () => performance.now(),
  sleep: (milliseconds, signal) =>
    withinLimits(
      (_, over) => over,
      signal,
      milliseconds,
      () => {},
    ),
};
