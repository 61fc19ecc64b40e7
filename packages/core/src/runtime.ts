import { withinLimits } from "./limit.ts";

/** The clock of a client, which a test can replace. */
export interface Runtime {
  /** A monotonic time, in milliseconds, such as `performance.now()`. */
  readonly now: () => number;
  /** Waits for the given milliseconds, more than 0, or until the signal is aborted. It does not reject. */
  readonly sleep: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
}

export const systemRuntime: Runtime = {
  now: () => performance.now(),
  sleep: (milliseconds, signal) => withinLimits((_, over) => over, milliseconds, signal),
};
