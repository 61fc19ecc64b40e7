import type { NoStatus } from "../statuses.ts";
import { errorClass } from "./error-class.ts";
import type { InvoicesError } from "./invoices-error.ts";

/**
 * The complete response did not arrive within the option `timeout`. `uncertain` is false if the token did not arrive in
 * time, so that nothing was sent.
 */
export interface TimeoutError extends InvoicesError {
  readonly name: "TimeoutError";
  readonly status: NoStatus;
}

export const TimeoutError = /* @__PURE__ */ errorClass<TimeoutError>("TimeoutError");
