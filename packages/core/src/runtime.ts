/** Time and chance, so that a test can replace them. */
export interface Runtime {
  /** The time in milliseconds since 1970. */
  readonly now: () => number;
  /** A number from 0 up to 1, without 1. */
  readonly random: () => number;
  /** Resolves after the milliseconds; rejects with the signal's reason as soon as it is aborted. */
  readonly sleep: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
}

export const systemRuntime: Runtime = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      const abort = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener("abort", abort);
        resolve();
      }, milliseconds);
      signal?.addEventListener("abort", abort);
    }),
};
