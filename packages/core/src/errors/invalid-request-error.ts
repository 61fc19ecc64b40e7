import { InvoicesError } from "./invoices-error.ts";

/**
 * The request was not sent: an id that would change the path, a value that cannot be written down, an option or a header
 * that cannot be used, or no `fetch` to send it with.
 */
export class InvalidRequestError extends InvoicesError {
  override readonly name = "InvalidRequestError";
  declare readonly status: undefined;
}
