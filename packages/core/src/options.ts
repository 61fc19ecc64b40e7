import type { InvoicesError } from "./errors/index.ts";

/**
 * Gives the token. It is called before the first request, and again when the API refuses the token it gave; then it
 * gets the refused token. What it throws is what the calls that wait for it reject with.
 */
export type TokenSource = (refused: string | undefined) => string | Promise<string>;

/** Carries out one request, as the global `fetch` does. It is called with a URL and options, or with a `Request`. */
export type Fetch = (input: string | Request, init?: RequestInit) => Promise<Response>;

/** A request that is about to be repeated. */
export interface Retry {
  /** What the last attempt ended in. */
  readonly error: InvoicesError;
  /** How many attempts there have been, from 1. */
  readonly attempt: number;
  /** How long the client waits before the next one, in milliseconds. */
  readonly wait: number;
}

/** How to reach the API, and as whom. */
export interface ClientOptions {
  /**
   * The access token or private integration token, without the word `Bearer`, or a function that gives it. It is sent
   * with every request and appears in no error. When the API refuses a function's token, the function is asked
   * once for another, however many calls were refused, and each of them is sent once more.
   */
  readonly token: string | TokenSource;
  /**
   * The id of the account whose invoices are handled. The client puts it, together with the brand's `altType`,
   * into each request that wants them; an `altId` given in a call wins over this one.
   */
  readonly altId: string;
  /**
   * The https URL that the paths of the API are appended to. `http:` is accepted for this machine alone
   * (`localhost`, `127.0.0.1`, `[::1]`), such as for a mock.
   * Default: the URL of the brand's API.
   */
  readonly baseUrl?: string | undefined;
  /** Accept an `http:` URL of another machine, and send it the token unencrypted. Default: false. */
  readonly allowInsecureHttp?: boolean | undefined;
  /**
   * How long one attempt may take until its whole answer is there, in milliseconds. 0 means no limit.
   * Default: 30,000.
   */
  readonly timeout?: number | undefined;
  /**
   * How often a request may be repeated: GET, PUT and DELETE after a network failure, a timeout, 408, 429 and 5xx; POST
   * and PATCH after 429 alone, so that nothing is paid or sent twice. 0 means never. Default: 2.
   */
  readonly retries?: number | undefined;
  /** No attempt begins later than this after the call, in milliseconds. Default: 120,000. */
  readonly retryBudget?: number | undefined;
  /** Is told of each repetition before the wait for it. What it throws ends the call. */
  readonly onRetry?: ((retry: Retry) => void) | undefined;
  /** The function that carries out each request. Default: the global `fetch`. */
  readonly fetch?: Fetch | undefined;
}

/** What can be set for one call of a named operation. */
export interface CallOptions {
  /** Ends the call: it rejects with the signal's own reason. */
  readonly signal?: AbortSignal | undefined;
  /** As the client's option of the same name, for this call. */
  readonly timeout?: number | undefined;
  /** Headers to send besides the client's own; `Version` can be replaced, `Authorization` cannot. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The id of the account that this call is about, instead of the client's. */
  readonly altId?: string | undefined;
}
