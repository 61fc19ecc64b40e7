import { InvoicesError } from "./invoices-error.ts";

/** Nothing has the given id. Whether the API ever answers so is not documented. */
export class NotFoundError extends InvoicesError {
  override readonly name = "NotFoundError";
  declare readonly status: 404;
}
