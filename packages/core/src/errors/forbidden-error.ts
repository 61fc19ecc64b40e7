import { InvoicesError } from "./invoices-error.ts";

/** The token is accepted but does not reach the account that `altId` names. */
export class ForbiddenError extends InvoicesError {
  override readonly name = "ForbiddenError";
  declare readonly status: 403;
}
