// The one table of documented statuses. A new one gets a class in `status-classes.ts`, its places
// here, and leaves the list of other statuses. The class is named after the status's standard phrase, from which the generator of the
// brands' clients derives it.
import {
  BadRequestError,
  ConflictError,
  ForbiddenError,
  NotFoundError,
  TooManyRequestsError,
  UnauthorizedError,
  UnprocessableEntityError,
} from "./status-classes.ts";

/** The class of the error for each documented status. */
export const statusErrors = new Map<
  number,
  new (
    ...facts: ConstructorParameters<typeof BadRequestError>
  ) => StatusError
>([
  [400, BadRequestError],
  [401, UnauthorizedError],
  [403, ForbiddenError],
  [404, NotFoundError],
  [409, ConflictError],
  [422, UnprocessableEntityError],
  [429, TooManyRequestsError],
]);

/** The error of a documented status. */
export type StatusError =
  | BadRequestError
  | UnauthorizedError
  | ForbiddenError
  | NotFoundError
  | ConflictError
  | UnprocessableEntityError
  | TooManyRequestsError;

/** A status of the four hundreds that has no class of its own. */
// biome-ignore format: a table of numbers
export type OtherClientStatus =
  | 402 | 405 | 406 | 407 | 408 | 410 | 411 | 412 | 413 | 414 | 415 | 416 | 417 | 418 | 419 | 420 | 421 | 423
  | 424 | 425 | 426 | 427 | 428 | 430 | 431 | 432 | 433 | 434 | 435 | 436 | 437 | 438 | 439 | 440 | 441 | 442
  | 443 | 444 | 445 | 446 | 447 | 448 | 449 | 450 | 451 | 452 | 453 | 454 | 455 | 456 | 457 | 458 | 459 | 460
  | 461 | 462 | 463 | 464 | 465 | 466 | 467 | 468 | 469 | 470 | 471 | 472 | 473 | 474 | 475 | 476 | 477 | 478
  | 479 | 480 | 481 | 482 | 483 | 484 | 485 | 486 | 487 | 488 | 489 | 490 | 491 | 492 | 493 | 494 | 495 | 496
  | 497 | 498 | 499;
