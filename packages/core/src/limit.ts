/**
 * Does the work until the time is over or the caller aborts; then it gives what `late` gives, whether the work heeds its
 * signal or not. The caller's signal is listened to no longer than that. Not composed with `AbortSignal.any`, which is
 * missing in some environments and keeps what it composes in others.
 *
 * @param work Is told the signal to heed, and what this gives once it is over.
 * @param timeout In milliseconds; 0 means none.
 * @param late Without it, what is late comes to undefined.
 */
export function withinLimits<Value>(
  work: (signal: AbortSignal, over: Promise<Value>) => Promise<Value>,
  timeout: number,
  signal: AbortSignal | undefined,
  late: () => Value,
): Promise<Value>;
export function withinLimits<Value>(
  work: (signal: AbortSignal, over: Promise<Value | undefined>) => Promise<Value | undefined>,
  timeout: number,
  signal?: AbortSignal,
): Promise<Value | undefined>;
export async function withinLimits(
  work: (signal: AbortSignal, over: Promise<unknown>) => Promise<unknown>,
  timeout: number,
  signal?: AbortSignal,
  late?: () => unknown,
): Promise<unknown> {
  if (signal?.aborted) return late?.();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let end!: () => void;
  const controller = new AbortController();
  // What comes of it is asked for a moment later: an abort from within a `fetch` comes before that has begun to count.
  const over = new Promise<void>((resolve) => {
    end = () => {
      resolve();
      controller.abort();
    };
  }).then(late);
  signal?.addEventListener("abort", end);
  if (timeout) timer = setTimeout(end, Math.min(timeout, 2e9));
  try {
    return await Promise.race([over, work(controller.signal, over)]);
  } finally {
    signal?.removeEventListener("abort", end);
    clearTimeout(timer);
  }
}
