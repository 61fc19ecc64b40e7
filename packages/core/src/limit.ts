/** What {@link withinLimits} rejects with when the time is over. */
export const expired = Symbol("expired");

/**
 * Does the work until the time is over or the caller aborts; then it rejects, whether the work heeds its signal or not.
 * The caller's signal is listened to no longer than that. Not composed with `AbortSignal.any`, which is missing in some
 * environments and keeps what it composes in others.
 */
export async function withinLimits<Value>(
  work: (signal: AbortSignal) => Value | PromiseLike<Value>,
  signal: AbortSignal | undefined,
  timeout: number,
): Promise<Value> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let abort = () => {};
  const ended = new Promise<never>((_, reject) => {
    const end = (reason: unknown) => {
      reject(reason);
      controller.abort();
    };
    abort = () => end(reasonOf(signal));
    signal?.addEventListener("abort", abort);
    if (timeout) timer = setTimeout(() => end(expired), Math.min(timeout, 2 ** 31 - 1));
  });
  try {
    if (signal?.aborted) throw reasonOf(signal);
    return await Promise.race([ended, work(controller.signal)]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}

/** Why a caller no longer wants a call. `AbortSignal.reason` is not everywhere. */
export function reasonOf(signal: AbortSignal | undefined): unknown {
  return signal?.reason ?? new DOMException("The call was aborted.", "AbortError");
}
