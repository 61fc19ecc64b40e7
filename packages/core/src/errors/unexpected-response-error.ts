import type { SuccessStatus } from "../statuses.ts";
import { errorClass } from "./error-class.ts";
import type { InvoicesError } from "./invoices-error.ts";

/**
 * A success whose body is not the promised JSON: empty, HTML, cut off or damaged on the way. The API may well have carried
 * the request out: look before sending it again.
 */
export interface UnexpectedResponseError extends InvoicesError {
  readonly name: "UnexpectedResponseError";
  readonly status: SuccessStatus;
}

export const UnexpectedResponseError =
  /* @__PURE__ */ errorClass<UnexpectedResponseError>("UnexpectedResponseError");
