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

/** What a call resolves with when it succeeded. */
export interface Success<Data> {
  /** The body of the response; undefined for an operation whose response has none. */
  readonly data: Data;
  readonly error: undefined;
  readonly response: Response;
}

/** What a call resolves with when anything else comes of it. */
export interface Failure<Error extends InvoicesError> {
  readonly data: undefined;
  /** What went wrong. `error.status` and `error.name` tell the errors apart. */
  readonly error: Error;
  /** The response, its body already read; undefined when there was none. */
  readonly response: Response | undefined;
}

/** What a call resolves with: `data` or `error`, never both and never neither. */
export type Result<Data, Error extends InvoicesError = UndocumentedError> = Success<Data> | Failure<Error>;

/** Every error there is; each operation can end in each of them, whether a page documents it or not. */
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
