import type { Problem } from "../problems.ts";
import type { RateLimits } from "../rate-limits.ts";
import { errorClass } from "./error-class.ts";

/** What is known about the call that failed. */
export interface CallFacts {
  /** The method of the request, such as `POST`. */
  readonly method: string;
  /** The path as the description writes it, with its parameters in braces. */
  readonly path: string;
  /** The operation's id, such as `recordInvoicePayment`; undefined for a path that the description does not know. */
  readonly operationId: string | undefined;
  /** How many requests the call has sent. */
  readonly attempts: number;
  /**
   * Whether the API may have carried the call out all the same: in the last attempt, or in an earlier one that got no
   * clear response. Then read the record before you send the request again. Always false for a GET.
   */
  readonly uncertain: boolean;
}

/** What the response says; undefined when there was none. */
export interface ResponseFacts {
  /** The status of the response. */
  readonly status: number | undefined;
  /** The headers of the response. In browsers, only those that the API exposes. */
  readonly headers: Headers | undefined;
  /**
   * The id to name when asking the API's support about this call. Every response is said to carry one, but not where:
   * `traceId` in the body is read, and it is undefined when that is not there.
   */
  readonly traceId: string | undefined;
  /** The body of the response: what its JSON says, or its text when it is not JSON. It is not checked any further. */
  readonly body: unknown;
  /**
   * What is wrong with the request, field by field, for a form to show it where it belongs. It is read from the texts that the
   * API (as reported) and the mock write; what they do not place has an empty path.
   */
  readonly problems: readonly Problem[] | undefined;
}

/** What is made of it for the errors that have a use for it. */
export interface DerivedFacts {
  readonly messages: string[];
  readonly limits: RateLimits;
  readonly wait: number | undefined;
}

/**
 * What every error of a call has in common. Its `name` tells the errors apart, and so does `status`; no error has the
 * token in it. `JSON.stringify` shows every field, and the message.
 */
export interface InvoicesError extends Error, CallFacts, ResponseFacts {}

export const InvoicesError = /* @__PURE__ */ errorClass<InvoicesError>();
