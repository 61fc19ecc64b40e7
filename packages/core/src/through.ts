import { ended } from "./limit.ts";
import type { Exchange, Middleware } from "./middleware.ts";
import type { Outcome } from "./send.ts";

/** Sends one request with the middleware around it. */
export async function through(
  [first, ...others]: readonly Middleware[],
  exchange: Exchange,
  send: () => Promise<Outcome>,
  signal: AbortSignal,
): Promise<Outcome> {
  // Middleware that took too long sends nothing any more.
  if (signal.aborted) throw ended;
  if (!first) return send();
  let sent: Promise<Outcome> | undefined;
  const next = () => (sent ??= through(others, exchange, send, signal));
  try {
    await first(exchange, next);
  } catch (thrown) {
    if (!sent) throw thrown;
  }
  return next();
}
