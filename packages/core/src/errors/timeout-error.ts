import { InvoicesError } from "./invoices-error.ts";

/**
 * The complete response did not come within the option `timeout`. `uncertain` is false when the request was not sent, because
 * the token did not come in time.
 */
export class TimeoutError extends InvoicesError {
  override readonly name = "TimeoutError";
  declare readonly status: undefined;
}
