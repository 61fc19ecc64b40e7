import { UserError } from "./user-error.ts";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Does work that Ctrl-C, or an end from outside, aborts; what it then cleans up is waited for. */
export async function interruptible<Result>(work: (stop: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const stop = (signal: NodeJS.Signals) => controller.abort(new UserError(`Stopped by ${signal}.`));
  for (const signal of signals) process.on(signal, stop);
  try {
    return await work(controller.signal);
  } finally {
    for (const signal of signals) process.off(signal, stop);
  }
}
