import type { ServerStatus } from "../statuses.ts";
import { InvoicesError } from "./invoices-error.ts";

/** The API failed. Whether it carried the request out is not known. */
export class ServerError extends InvoicesError {
  override readonly name = "ServerError";
  declare readonly status: ServerStatus;
}
