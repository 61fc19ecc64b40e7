import type {
  BadRequestError,
  ConflictError,
  ForbiddenError,
  InvalidRequestError,
  InvoicesError,
  NetworkError,
  NotFoundError,
  RedirectError,
  ServerError,
  TimeoutError,
  TooManyRequestsError,
  UnauthorizedError,
  UnexpectedResponseError,
  UnexpectedStatusError,
  UnprocessableEntityError,
} from "./errors/index.ts";

/** What a call answers with when the API says that it went well. */
export interface Success<Data> {
  /** What the API answered; undefined for an operation whose answer has no body. */
  readonly data: Data;
  readonly error: undefined;
  readonly response: Response;
}

/** What a call answers with when anything else comes of it. */
export interface Failure<Error extends InvoicesError> {
  readonly data: undefined;
  /** What went wrong. `error.status` and `error.name` tell the errors apart. */
  readonly error: Error;
  /** The answer, its body already read; undefined when there was none. */
  readonly response: Response | undefined;
}

/** What a call answers with: `data` or `error`. */
export type Result<Data, Error extends InvoicesError = UndocumentedError> = Success<Data> | Failure<Error>;

/** Every error there is; each operation can end in each of them, whether a page documents it or not. */
export type UndocumentedError =
  | BadRequestError
  | UnauthorizedError
  | ForbiddenError
  | NotFoundError
  | ConflictError
  | UnprocessableEntityError
  | TooManyRequestsError
  | UnexpectedStatusError
  | ServerError
  | RedirectError
  | UnexpectedResponseError
  | TimeoutError
  | NetworkError
  | InvalidRequestError;
