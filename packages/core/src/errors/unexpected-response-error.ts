import type { SuccessStatus } from "../statuses.ts";
import { InvoicesError } from "./invoices-error.ts";

/**
 * A success whose body is not the promised JSON: empty, HTML, cut off or damaged on the way. The API may well have carried
 * the request out: look before sending it again.
 */
export class UnexpectedResponseError extends InvoicesError {
  override readonly name = "UnexpectedResponseError";
  declare readonly status: SuccessStatus;
}
