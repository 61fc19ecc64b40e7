import { InvoicesError } from "./invoices-error.ts";

/** The complete answer did not come within the option `timeout`. Whether the API carried the request out is not known. */
export class TimeoutError extends InvoicesError {
  override readonly name = "TimeoutError";
  declare readonly status: undefined;
}
