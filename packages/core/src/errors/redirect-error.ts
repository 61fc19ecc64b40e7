import type { RedirectStatus } from "../statuses.ts";
import { errorClass } from "./error-class.ts";
import type { InvoicesError } from "./invoices-error.ts";

/** The API answered with a redirect. It is not followed: a followed POST can turn into a GET that seems to succeed. */
export interface RedirectError extends InvoicesError {
  readonly name: "RedirectError";
  readonly status: RedirectStatus;
}

export const RedirectError = /* @__PURE__ */ errorClass<RedirectError>("RedirectError");
