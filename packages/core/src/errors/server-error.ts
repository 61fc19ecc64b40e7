import type { ServerStatus } from "../statuses.ts";
import { errorClass } from "./error-class.ts";
import type { InvoicesError } from "./invoices-error.ts";

/** The API answered with a 5xx status. Whether it carried out the request is unknown. */
export interface ServerError extends InvoicesError {
  readonly name: "ServerError";
  readonly status: ServerStatus;
}

export const ServerError = /* @__PURE__ */ errorClass<ServerError>("ServerError");
