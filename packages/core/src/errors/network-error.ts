import { InvoicesError } from "./invoices-error.ts";

/** There was no response; `cause` says why. Whether the API got the request is not known. */
export class NetworkError extends InvoicesError {
  override readonly name = "NetworkError";
  declare readonly status: undefined;
}
