import type { RedirectStatus } from "../statuses.ts";
import { InvoicesError } from "./invoices-error.ts";

/** The API answered with a redirect. It is not followed: a followed POST can turn into a GET that seems to succeed. */
export class RedirectError extends InvoicesError {
  override readonly name = "RedirectError";
  declare readonly status: RedirectStatus;
}
