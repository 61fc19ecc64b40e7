import type { Problem } from "../problems.ts";
import type { RateLimits } from "../rate-limits.ts";
import { errorClass } from "./error-class.ts";

/** What is known about the call that failed. */
export interface CallFacts {
  /** The method of the request, such as `POST`. */
  readonly method: string;
  /** The path as in the description, with its parameters in braces. */
  readonly path: string;
  /** The operation's id, such as `recordInvoicePayment`; undefined for a path that is not in the description. */
  readonly operationId: string | undefined;
  /** How many requests the call has sent. */
  readonly attempts: number;
  /**
   * Whether the API may have carried out the call despite the error: in the last attempt, or in an earlier one that got no
   * clear response. If so, read the record before you send the request again. Always false for a GET.
   */
  readonly uncertain: boolean;
}

/** What the response says; each field is undefined if there was no response. */
export interface ResponseFacts {
  /** The status of the response. */
  readonly status: number | undefined;
  /** The headers of the response. In browsers, only those that the API exposes. */
  readonly headers: Headers | undefined;
  /**
   * The id to quote when you ask the API's support about this call. Every response is documented to carry one, but not
   * where; callers report `traceId` in the body, which is what this is. Undefined if the body has none.
   */
  readonly traceId: string | undefined;
  /** The body of the response: parsed if it is JSON, as text otherwise. It is not validated. */
  readonly body: unknown;
  /**
   * What is wrong with the request, field by field, so that a form can show each problem beside its input. It is parsed from
   * the messages of the API (as reported) and the mock; a message that names no field has an empty path.
   */
  readonly problems: readonly Problem[] | undefined;
}

/** What is derived from the response, for the errors that expose it. */
export interface DerivedFacts {
  readonly messages: string[];
  readonly limits: RateLimits;
  readonly wait: number | undefined;
}

/**
 * What all errors of a call have in common. Narrow them by `name` or `status`. No error contains the token.
 * `JSON.stringify` writes the message and every field but the headers.
 */
export interface InvoicesError extends Error, CallFacts, ResponseFacts {}

export const InvoicesError = /* @__PURE__ */ errorClass<InvoicesError>();
