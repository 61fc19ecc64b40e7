export { InvalidRequestError } from "./invalid-request-error.ts";
export { InvoicesError } from "./invoices-error.ts";
export { NetworkError } from "./network-error.ts";
export { RedirectError } from "./redirect-error.ts";
export { ServerError } from "./server-error.ts";
export * from "./status-classes.ts";
export { TimeoutError } from "./timeout-error.ts";
export { UnexpectedResponseError } from "./unexpected-response-error.ts";
export { UnexpectedStatusError } from "./unexpected-status-error.ts";
