/** What {@link withinLimits} rejects with when the time is over or the caller aborts. */
export const ended = {};

/**
 * Does the work until the time is over or the caller aborts; then it rejects, whether the work heeds its signal or not.
 * The caller's signal is listened to no longer than that. Not composed with `AbortSignal.any`, which is missing in some
 * environments and keeps what it composes in others.
 *
 * @param timeout In milliseconds; 0 means none.
 */
export async function withinLimits<Value>(
  work: (signal: AbortSignal) => Promise<Value>,
  signal: AbortSignal | undefined,
  timeout: number,
): Promise<Value> {
  if (signal?.aborted) throw ended;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let end!: () => void;
  try {
    return await new Promise((resolve, reject) => {
      const controller = new AbortController();
      end = () => {
        reject(ended);
        controller.abort();
      };
      signal?.addEventListener("abort", end);
      if (timeout) timer = setTimeout(end, Math.min(timeout, 2 ** 31 - 1));
      work(controller.signal).then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", end);
  }
}
