import type { Problem } from "../problems.ts";
import type { RateLimits } from "../rate-limits.ts";
import { errorClass } from "./error-class.ts";
import type { InvoicesError } from "./invoices-error.ts";

// The one place of documented statuses. A new one gets its line in the table, its interface and class below, its place in the
// union, leaves the list of other statuses, and is exported in index.ts. It is named after the status's standard phrase, from
// which the generator of the brands' clients derives the same name.

/** The `name` of the error for each documented status, without `Error`. */
export const statusNames: Readonly<Record<number, string>> = {
  400: "BadRequest",
  401: "Unauthorized",
  403: "Forbidden",
  404: "NotFound",
  409: "Conflict",
  422: "UnprocessableEntity",
  429: "TooManyRequests",
};

/** The request cannot be carried out; `message` says why. An unknown invoice id is one cause, as documented for delete and void. */
export interface BadRequestError extends InvoicesError {
  readonly name: "BadRequestError";
  readonly status: 400;
  readonly problems: readonly Problem[];
}

export const BadRequestError = /* @__PURE__ */ errorClass<BadRequestError>("BadRequestError");

/**
 * The token was refused, or lacks the operation's scope; if `token` is a function, a fresh token was refused too. A caller
 * reports that a gateway answered 401 although the API had carried out the request: in such cases `uncertain` is true.
 */
export interface UnauthorizedError extends InvoicesError {
  readonly name: "UnauthorizedError";
  readonly status: 401;
}

export const UnauthorizedError = /* @__PURE__ */ errorClass<UnauthorizedError>("UnauthorizedError");

/** The token is valid, but has no access to the account that `altId` names. */
export interface ForbiddenError extends InvoicesError {
  readonly name: "ForbiddenError";
  readonly status: 403;
}

export const ForbiddenError = /* @__PURE__ */ errorClass<ForbiddenError>("ForbiddenError");

/** No record has the given id. Callers report it for deleted invoices, where it is not documented. */
export interface NotFoundError extends InvoicesError {
  readonly name: "NotFoundError";
  readonly status: 404;
}

export const NotFoundError = /* @__PURE__ */ errorClass<NotFoundError>("NotFoundError");

/** Another request for the same record is in progress, such as a payment being recorded (reported by callers). */
export interface ConflictError extends InvoicesError {
  readonly name: "ConflictError";
  readonly status: 409;
}

export const ConflictError = /* @__PURE__ */ errorClass<ConflictError>("ConflictError");

/** The request fails validation. */
export interface UnprocessableEntityError extends InvoicesError {
  readonly name: "UnprocessableEntityError";
  readonly status: 422;
  /** What is wrong with the request, one message per problem, such as `items.0.name should not be empty`. */
  readonly messages: string[];
  readonly problems: readonly Problem[];
}

export const UnprocessableEntityError =
  /* @__PURE__ */ errorClass<UnprocessableEntityError>("UnprocessableEntityError");

/**
 * A rate limit is reached: 100 requests in 10 seconds or 200,000 in a day, per app and account (documented). If neither the
 * header of the interval nor the body is the API's own, a proxy answered, and whether the request was carried out is unknown.
 */
export interface TooManyRequestsError extends InvoicesError {
  readonly name: "TooManyRequestsError";
  readonly status: 429;
  /** The limits that the headers of the response state. */
  readonly limits: RateLimits;
  /** How long the response asks to wait, in milliseconds, at most 60,000; undefined if it does not say. */
  readonly wait: number | undefined;
}

export const TooManyRequestsError = /* @__PURE__ */ errorClass<TooManyRequestsError>("TooManyRequestsError");

/** The error of a documented status. */
export type StatusError =
  | BadRequestError
  | UnauthorizedError
  | ForbiddenError
  | NotFoundError
  | ConflictError
  | UnprocessableEntityError
  | TooManyRequestsError;

/** A 4xx status that has no error class of its own. */
// biome-ignore format: a table of numbers
export type OtherClientStatus =
  | 402 | 405 | 406 | 407 | 408 | 410 | 411 | 412 | 413 | 414 | 415 | 416 | 417 | 418 | 419 | 420 | 421 | 423
  | 424 | 425 | 426 | 427 | 428 | 430 | 431 | 432 | 433 | 434 | 435 | 436 | 437 | 438 | 439 | 440 | 441 | 442
  | 443 | 444 | 445 | 446 | 447 | 448 | 449 | 450 | 451 | 452 | 453 | 454 | 455 | 456 | 457 | 458 | 459 | 460
  | 461 | 462 | 463 | 464 | 465 | 466 | 467 | 468 | 469 | 470 | 471 | 472 | 473 | 474 | 475 | 476 | 477 | 478
  | 479 | 480 | 481 | 482 | 483 | 484 | 485 | 486 | 487 | 488 | 489 | 490 | 491 | 492 | 493 | 494 | 495 | 496
  | 497 | 498 | 499;
