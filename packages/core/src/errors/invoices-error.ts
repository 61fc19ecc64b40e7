/** What is known about the call that failed. */
export interface ErrorFacts {
  readonly method: string;
  readonly path: string;
  readonly operationId: string | undefined;
  readonly attempts: number;
  readonly uncertain: boolean;
  readonly status?: number | undefined;
  readonly headers?: Headers | undefined;
  readonly traceId?: string | undefined;
  readonly body?: unknown;
}

/** What a call has beside what its errors say. */
export interface CallSettings {
  readonly signal: unknown;
  readonly timeout: unknown;
  readonly retries: unknown;
  readonly safe: unknown;
}

/**
 * What every error of a call has in common. Its `name` tells the errors apart, and so does `status`; no error has the
 * token in it.
 */
export abstract class InvoicesError extends Error {
  abstract override readonly name: string;
  /** The method of the request, such as `POST`. */
  declare readonly method: string;
  /** The path as the description writes it, with its parameters in braces. */
  declare readonly path: string;
  /** The operation's id, such as `recordInvoicePayment`; undefined for a path that the description does not know. */
  declare readonly operationId: string | undefined;
  /** How many requests the call has sent. */
  declare readonly attempts: number;
  /**
   * Whether the API may have carried the call out all the same: in the last attempt, or in an earlier one that got no
   * clear response. Then read the record before you send the request again. Always false for a GET.
   */
  declare readonly uncertain: boolean;
  /** The status of the response; undefined when there was none. */
  declare readonly status: number | undefined;
  /** The headers of the response; undefined when there was none. In browsers, only those that the API exposes. */
  declare readonly headers: Headers | undefined;
  /**
   * The id to name when asking the API's support about this call. Every response is said to carry one, but not where:
   * `traceId` in the body and the header `X-Trace-Id` are read, and it is undefined when neither is there.
   */
  declare readonly traceId: string | undefined;
  /** The body of the response: what its JSON says, or its text when it is not JSON. It is not checked any further. */
  declare readonly body: unknown;

  constructor(says: string, call: ErrorFacts & Partial<CallSettings>, cause?: unknown) {
    const { signal, timeout, retries, safe, ...facts } = call;
    const unknown = facts.uncertain ? " (whether it was carried out is unknown)" : "";
    super(`${facts.method} ${facts.path}: ${says}${unknown}`, cause === undefined ? {} : { cause });
    Object.assign(this, facts);
  }

  /** What `JSON.stringify` shows: every field, and the message. */
  toJSON(): object {
    return { ...this, message: this.message };
  }
}
