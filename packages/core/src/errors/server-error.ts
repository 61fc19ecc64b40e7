import type { ServerStatus } from "../statuses.ts";
import { errorClass } from "./error-class.ts";
import type { InvoicesError } from "./invoices-error.ts";

/** The API failed. Whether it carried the request out is not known. */
export interface ServerError extends InvoicesError {
  readonly name: "ServerError";
  readonly status: ServerStatus;
}

export const ServerError = /* @__PURE__ */ errorClass<ServerError>("ServerError");
