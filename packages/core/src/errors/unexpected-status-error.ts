import { InvoicesError } from "./invoices-error.ts";
import type { OtherClientStatus } from "./status-errors.ts";

/** A status of the four hundreds that no page documents. */
export class UnexpectedStatusError extends InvoicesError {
  override readonly name = "UnexpectedStatusError";
  declare readonly status: OtherClientStatus;
}
