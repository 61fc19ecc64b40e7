import { InvoicesError } from "./invoices-error.ts";

/** The request was not sent: an id that would change the path, or values that cannot be written down. */
export class InvalidRequestError extends InvoicesError {
  override readonly name = "InvalidRequestError";
  declare readonly status: undefined;
}
