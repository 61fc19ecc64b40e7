import { ended } from "./limit.ts";
import type { Exchange, Middleware } from "./middleware.ts";
import type { Outcome } from "./send.ts";

/** Sends one request with the middleware around it. */
export function through(
  middleware: readonly Middleware[],
  exchange: Exchange,
  send: () => Promise<Outcome>,
  signal: AbortSignal,
): Promise<Outcome> {
  const run = async (index: number): Promise<Outcome> => {
    const each = middleware[index];
    // Middleware that took too long sends nothing any more.
    if (signal.aborted) throw ended;
    if (!each) return send();
    let sent: Promise<Outcome> | undefined;
    const next = () => (sent ??= run(index + 1));
    try {
      await each(exchange, next);
    } catch (thrown) {
      if (!sent) throw thrown;
    }
    return next();
  };
  return run(0);
}
