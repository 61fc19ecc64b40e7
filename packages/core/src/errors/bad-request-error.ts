import { InvoicesError } from "./invoices-error.ts";

/** The request cannot be carried out; `message` says why. An unknown invoice id is answered so, too. */
export class BadRequestError extends InvoicesError {
  override readonly name = "BadRequestError";
  declare readonly status: 400;
}
