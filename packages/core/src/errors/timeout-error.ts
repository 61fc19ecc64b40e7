import type { NoStatus } from "../statuses.ts";
import { errorClass } from "./error-class.ts";
import type { InvoicesError } from "./invoices-error.ts";

/**
 * The complete response did not come within the option `timeout`. `uncertain` is false when the request was not sent, because
 * the token did not come in time.
 */
export interface TimeoutError extends InvoicesError {
  readonly name: "TimeoutError";
  readonly status: NoStatus;
}

export const TimeoutError = /* @__PURE__ */ errorClass<TimeoutError>("TimeoutError");
