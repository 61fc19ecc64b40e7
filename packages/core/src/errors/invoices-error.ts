/** What is known about the call that failed. */
export interface ErrorFacts {
  readonly status: number | undefined;
  readonly method: string;
  readonly path: string;
  readonly operationId: string | undefined;
  readonly headers?: Headers | undefined;
  readonly traceId?: string | undefined;
  readonly body?: unknown;
}

/**
 * What every error of a call has in common. Its `name` tells the errors apart, and so does `status`; no error has the
 * token in it.
 */
export abstract class InvoicesError extends Error {
  abstract override readonly name: string;
  /** The status of the answer; undefined when there was none. */
  declare readonly status: number | undefined;
  /** The method of the request, such as `POST`. */
  declare readonly method: string;
  /** The path as the description writes it, with its parameters in braces. */
  declare readonly path: string;
  /** The operation's id, such as `recordInvoicePayment`; undefined for a path that the description does not know. */
  declare readonly operationId: string | undefined;
  /** The headers of the answer; undefined when there was none. In browsers, only those that the API exposes. */
  declare readonly headers: Headers | undefined;
  /**
   * The id to name when asking the API's support about this call. Every answer is said to carry one, but not where:
   * `traceId` in the body and the header `X-Trace-Id` are read, and it is undefined when neither is there.
   */
  declare readonly traceId: string | undefined;
  /** The body of the answer: what its JSON says, or its text when it is not JSON. It is not checked any further. */
  declare readonly body: unknown;

  constructor(says: string, facts: ErrorFacts, cause?: unknown) {
    const { method, path, status } = facts;
    super(`${method} ${path}: ${status ? `${status} ` : ""}${says}`, cause === undefined ? {} : { cause });
    Object.assign(this, { headers: undefined, traceId: undefined, body: undefined }, facts);
  }
}
