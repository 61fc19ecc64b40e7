export { AbortError } from "./abort-error.ts";
export type { ErrorClass } from "./error-class.ts";
export { InvalidRequestError } from "./invalid-request-error.ts";
export { type CallFacts, InvoicesError, type ResponseFacts } from "./invoices-error.ts";
export { NetworkError } from "./network-error.ts";
export { RedirectError } from "./redirect-error.ts";
export { ServerError } from "./server-error.ts";
export {
  BadRequestError,
  ConflictError,
  ForbiddenError,
  NotFoundError,
  type OtherClientStatus,
  TooManyRequestsError,
  UnauthorizedError,
  UnprocessableEntityError,
} from "./status-errors.ts";
export { TimeoutError } from "./timeout-error.ts";
export { UnexpectedResponseError } from "./unexpected-response-error.ts";
export { UnexpectedStatusError } from "./unexpected-status-error.ts";
