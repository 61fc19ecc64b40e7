import { errorClass } from "./error-class.ts";
import type { InvoicesError } from "./invoices-error.ts";
import type { OtherClientStatus } from "./status-errors.ts";

/** A status of the four hundreds that no page documents. */
export interface UnexpectedStatusError extends InvoicesError {
  readonly name: "UnexpectedStatusError";
  readonly status: OtherClientStatus;
}

export const UnexpectedStatusError =
  /* @__PURE__ */ errorClass<UnexpectedStatusError>("UnexpectedStatusError");
