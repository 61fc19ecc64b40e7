import { messagesOf } from "../messages.ts";
import { type RateLimits, rateLimitsOf } from "../rate-limits.ts";
import { retryAfter } from "../retry-after.ts";
import { InvoicesError } from "./invoices-error.ts";

/** The request cannot be carried out; `message` says why. The API answers so to an unknown invoice id, too. */
export class BadRequestError extends InvoicesError {
  override readonly name = "BadRequestError";
  declare readonly status: 400;
}

/**
 * The token is not accepted, or not for this scope; where `token` is a function, its fresh token neither. A gateway can
 * answer so after the API carried the request out: then `uncertain` is true.
 */
export class UnauthorizedError extends InvoicesError {
  override readonly name = "UnauthorizedError";
  declare readonly status: 401;
}

/** The token is accepted but does not reach the account that `altId` names. */
export class ForbiddenError extends InvoicesError {
  override readonly name = "ForbiddenError";
  declare readonly status: 403;
}

/** Nothing has the given id. Callers report it of deleted invoices; no page documents it for them. */
export class NotFoundError extends InvoicesError {
  override readonly name = "NotFoundError";
  declare readonly status: 404;
}

/** Something else is going on with the same record, such as a payment being recorded. */
export class ConflictError extends InvoicesError {
  override readonly name = "ConflictError";
  declare readonly status: 409;
}

/** The request fails validation. */
export class UnprocessableEntityError extends InvoicesError {
  override readonly name = "UnprocessableEntityError";
  declare readonly status: 422;

  /** What is wrong with the request, one text for each problem, such as `items.0.name should not be empty`. */
  get messages(): string[] {
    return messagesOf(this.body);
  }
}

/**
 * A rate limit is reached: 100 requests in 10 seconds or 200,000 in a day, counted per app and account. When neither the
 * rate-limit headers nor the body are the API's, it is a proxy's, and whether the request was carried out is unknown.
 */
export class TooManyRequestsError extends InvoicesError {
  override readonly name = "TooManyRequestsError";
  declare readonly status: 429;

  /** The limits as the response states them; undefined where it does not. */
  get limits(): RateLimits {
    return rateLimitsOf(this.headers);
  }

  /** How long the response asks to wait, in milliseconds and at most 60,000; undefined when it does not say. */
  get wait(): number | undefined {
    return retryAfter(this.headers, Date.now());
  }
}
