import type { InvoicesError } from "./errors/index.ts";
import type { Result } from "./result.ts";

/** One request of a call, as middleware sees it: without the token. */
export interface Exchange {
  /** The operation's id, such as `recordInvoicePayment`; undefined for an operation that is not in the description. */
  readonly operationId: string | undefined;
  /** The method, such as `POST`. */
  readonly method: string;
  /** The path as in the description, with its parameters in braces. */
  readonly path: string;
  /** The complete URL, with its query. */
  readonly url: string;
  /**
   * The headers, by lower-case name. Changes made here are sent; if names differ only in letter case, the one added last is.
   * `authorization` is always the client's own.
   */
  readonly headers: Record<string, string>;
  /** The body as JSON text; undefined if there is none. */
  readonly body: string | undefined;
  /** The number of this request within the call, from 1. */
  readonly attempt: number;
}

/**
 * Runs around each request of a named operation. `next` sends the request, once however often it is called, and resolves
 * with its result. If middleware does not call `next`, the request is sent anyway; no middleware can put another result in
 * its place. An
 * error thrown before `next` is called rejects the call, and `next` sends nothing any more. An error thrown afterwards is
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
