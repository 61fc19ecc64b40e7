import type { NoStatus } from "../statuses.ts";
import { errorClass } from "./error-class.ts";
import type { InvoicesError } from "./invoices-error.ts";

/**
 * The caller's signal aborted the call; `cause` is the signal's reason. If nothing had been sent, because the call was still
 * waiting for its turn or for a token, the message says "not sent" and `uncertain` is false.
 */
export interface AbortError extends InvoicesError {
  readonly name: "AbortError";
  readonly status: NoStatus;
}

export const AbortError = /* @__PURE__ */ errorClass<AbortError>("AbortError");
