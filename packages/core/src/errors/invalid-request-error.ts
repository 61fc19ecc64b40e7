import type { NoStatus } from "../statuses.ts";
import { errorClass } from "./error-class.ts";
import type { InvoicesError } from "./invoices-error.ts";

/**
 * The request was not sent: an id that would change the path, a value that cannot be written down, an option or a header
 * that cannot be used, or no `fetch` to send it with. `uncertain` is true only where a `fetch` of your own threw instead of
 * rejecting: whether it had sent anything is not known.
 */
export interface InvalidRequestError extends InvoicesError {
  readonly name: "InvalidRequestError";
  readonly status: NoStatus;
}

export const InvalidRequestError = /* @__PURE__ */ errorClass<InvalidRequestError>("InvalidRequestError");
