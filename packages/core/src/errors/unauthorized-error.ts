import { InvoicesError } from "./invoices-error.ts";

/** The token is not accepted, or not for this scope; where `token` is a function, its fresh token neither. */
export class UnauthorizedError extends InvoicesError {
  override readonly name = "UnauthorizedError";
  declare readonly status: 401;
}
