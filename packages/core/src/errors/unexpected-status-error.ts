import { errorClass } from "./error-class.ts";
import type { InvoicesError } from "./invoices-error.ts";
import type { OtherClientStatus } from "./status-errors.ts";

/** A 4xx status that is not documented. */
export interface UnexpectedStatusError extends InvoicesError {
  readonly name: "UnexpectedStatusError";
  readonly status: OtherClientStatus;
}

export const UnexpectedStatusError =
  /* @__PURE__ */ errorClass<UnexpectedStatusError>("UnexpectedStatusError");
