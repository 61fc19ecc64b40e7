import type { OtherClientStatus } from "../statuses.ts";
import { InvoicesError } from "./invoices-error.ts";

/** An answer of the four hundreds that no page documents. */
export class UnexpectedStatusError extends InvoicesError {
  override readonly name = "UnexpectedStatusError";
  declare readonly status: OtherClientStatus;
}
