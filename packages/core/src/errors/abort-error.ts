import type { NoStatus } from "../statuses.ts";
import { errorClass } from "./error-class.ts";
import type { InvoicesError } from "./invoices-error.ts";

/**
 * The caller's signal ended the call; `cause` is the reason of the signal. When nothing was sent yet, as the call waited for
 * its turn or a token, the message says "not sent", and `uncertain` is false.
 */
export interface AbortError extends InvoicesError {
  readonly name: "AbortError";
  readonly status: NoStatus;
}

export const AbortError = /* @__PURE__ */ errorClass<AbortError>("AbortError");
