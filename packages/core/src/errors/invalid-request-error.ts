import type { NoStatus } from "../statuses.ts";
import { errorClass } from "./error-class.ts";
import type { InvoicesError } from "./invoices-error.ts";

/**
 * The request was not sent: an id would change the path, a value cannot be serialized, an option or header cannot be used,
 * or there is no `fetch` to send it with. `uncertain` is true only if your own `fetch` threw instead of rejecting, as it
 * may have sent something, or if middleware set the header that cannot be used.
 */
export interface InvalidRequestError extends InvoicesError {
  readonly name: "InvalidRequestError";
  readonly status: NoStatus;
}

export const InvalidRequestError = /* @__PURE__ */ errorClass<InvalidRequestError>("InvalidRequestError");
