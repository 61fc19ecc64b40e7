import type { SuccessStatus } from "../statuses.ts";
import { errorClass } from "./error-class.ts";
import type { InvoicesError } from "./invoices-error.ts";

/**
 * A success status whose body is not the expected JSON: it is empty, HTML, cut off or damaged in transit. The API may well
 * have carried out the request: check before you send it again.
 */
export interface UnexpectedResponseError extends InvoicesError {
  readonly name: "UnexpectedResponseError";
  readonly status: SuccessStatus;
}

export const UnexpectedResponseError =
  /* @__PURE__ */ errorClass<UnexpectedResponseError>("UnexpectedResponseError");
