import type {
  AbortError,
  InvalidRequestError,
  InvoicesError,
  NetworkError,
  RedirectError,
  ServerError,
  TimeoutError,
  UnexpectedResponseError,
  UnexpectedStatusError,
} from "./errors/index.ts";
import type { StatusError } from "./errors/status-errors.ts";

/** What a call resolves with when it succeeds. */
export interface Success<Data> {
  /** The body of the response; undefined for an operation whose response has none. */
  readonly data: Data;
  readonly error: undefined;
  /** The response, its body already read. */
  readonly response: Response;
}

/** What a call resolves with when it fails. */
export interface Failure<Error extends InvoicesError> {
  readonly data: undefined;
  /** What went wrong. Narrow it by `error.status` or `error.name`. */
  readonly error: Error;
  /** The response, its body already read; undefined if there was none. */
  readonly response: Response | undefined;
}

/** What a call resolves with: `data` or `error`, never both and never neither. */
export type Result<Data, Error extends InvoicesError = UndocumentedError> = Success<Data> | Failure<Error>;

/** Every error of a call. Each operation can end in any of them, documented or not. */
export type UndocumentedError =
  | StatusError
  | UnexpectedStatusError
  | ServerError
  | RedirectError
  | UnexpectedResponseError
  | TimeoutError
  | AbortError
  | NetworkError
  | InvalidRequestError;
