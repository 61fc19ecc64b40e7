import type { NoStatus } from "../statuses.ts";
import { errorClass } from "./error-class.ts";
import type { InvoicesError } from "./invoices-error.ts";

/** There was no response; `cause` says why. Whether the API received the request is unknown. */
export interface NetworkError extends InvoicesError {
  readonly name: "NetworkError";
  readonly status: NoStatus;
}

export const NetworkError = /* @__PURE__ */ errorClass<NetworkError>("NetworkError");
