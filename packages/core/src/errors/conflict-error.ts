import { InvoicesError } from "./invoices-error.ts";

/** Something else is going on with the same record, such as a payment being recorded. */
export class ConflictError extends InvoicesError {
  override readonly name = "ConflictError";
  declare readonly status: 409;
}
