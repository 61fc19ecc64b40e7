/**
 * Does the work until the time is over or the caller aborts; then it gives what `late` gives, whether the work heeds its
 * signal or not. The caller's signal is listened to no longer than that. Not composed with `AbortSignal.any`, which is
 * missing in some environments and keeps what it composes in others.
 *
 * @param work Is told the signal to heed, and what this gives in the end. It is not begun when the caller has aborted before.
 * @param timeout In milliseconds; 0 means none.
 * @param late Without it, this gives undefined.
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
export function withinLimits(
  work: (signal: AbortSignal, over: Promise<unknown>) => Promise<unknown>,
  timeout: number,
  signal?: AbortSignal,
  late?: () => unknown,
): Promise<unknown> {
  let settle!: (value: unknown) => void;
  let fail!: (cause: unknown) => void;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const controller = new AbortController();
  // Not a race, and no `finally`: they take more steps than all else here.
  const over = new Promise((resolve, reject) => {
    settle = resolve;
    fail = reject;
  });
  const end = () => {
    settle(late?.());
    controller.abort();
  };
  const clear = () => {
    signal?.removeEventListener("abort", end);
    clearTimeout(timer);
  };
  over.then(clear, clear);
  signal?.addEventListener("abort", end);
  if (timeout) timer = setTimeout(end, Math.min(timeout, 2e9));
  if (signal?.aborted) end();
  else work(controller.signal, over).then(settle, fail);
  return over;
}
