import { expired, withinLimits } from "./limit.ts";

/** Time and chance, so that a test can replace them. */
export interface Runtime {
  /** The time in milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds since some moment, which no change of the clock moves. */
  readonly monotonic: () => number;
  /** A number from 0 up to 1, without 1. */
  readonly random: () => number;
  /** Resolves after the milliseconds, which are more than 0; rejects with the signal's reason as soon as it is aborted. */
  readonly sleep: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
}

export const systemRuntime: Runtime = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  random: () => Math.random(),
  sleep: (milliseconds, signal) =>
    withinLimits(() => new Promise<void>(() => {}), signal, milliseconds).catch((reason: unknown) => {
      if (reason !== expired) throw reason;
    }),
};
