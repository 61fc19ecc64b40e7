import type { Exchange, Middleware } from "./middleware.ts";
import type { Outcome } from "./send.ts";

/**
 * Sends one request with the middleware around it.
 *
 * @param over What the attempt comes to when its time is over or the caller aborts.
 */
export function through(
  [first, ...others]: readonly Middleware[],
  exchange: Exchange,
  send: () => Promise<Outcome>,
  signal: AbortSignal,
  over: Promise<Outcome>,
): Promise<Outcome> {
  // Middleware that took too long sends nothing any more.
  if (signal.aborted) return over;
  if (!first) return send();
  let sent: Promise<Outcome> | undefined;
  const next = () => {
    sent ??= Promise.race([over, through(others, exchange, send, signal, over)]);
    // The middleware may not look at it before it rejects.
    sent.catch(() => {});
    return sent;
  };
  // What throws before it asks sends nothing later either.
  return (async () => first(exchange, next))().then(next, (thrown) => (sent ??= Promise.reject(thrown)));
}
