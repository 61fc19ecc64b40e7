import type { InvoicesError } from "./errors/index.ts";
import type { Result } from "./result.ts";

/** One request of a call, as middleware sees it. The token is not among it. */
export interface Exchange {
  readonly operationId: string | undefined;
  readonly method: string;
  /** The path as the description writes it, with its parameters in braces. */
  readonly path: string;
  readonly url: string;
  /**
   * The headers by their names in lower case. What middleware changes here is sent; of names that differ in letter case only,
   * the one that was added last. `authorization` is the client's own, whatever is written here.
   */
  readonly headers: Record<string, string>;
  /** The body as JSON; undefined when there is none. */
  readonly body: string | undefined;
  /** Which request of the call this is, from 1. */
  readonly attempt: number;
}

/**
 * Is called around each request of a named operation. `next` carries the request out, once however often it is called, and
 * resolves with what came of it; it is carried out all the same when middleware does not ask for it, and no middleware can
 * replace its result. What middleware throws before it asks is what the call rejects with. What it throws afterwards is
 * dropped, so that the result of a payment is never lost.
 *
 * @example
 * const timed: Middleware = async ({ operationId, attempt }, next) => {
 *   const start = performance.now();
 *   const { error } = await next();
 *   console.log(operationId, attempt, error?.name ?? "ok", performance.now() - start);
 * };
 */
export type Middleware = (
  exchange: Exchange,
  next: () => Promise<Result<unknown, InvoicesError>>,
) => void | Promise<void>;
