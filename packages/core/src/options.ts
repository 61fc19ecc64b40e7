import type { InvoicesError } from "./errors/index.ts";
import type { Fetch, Pacing } from "./fetch.ts";
import type { Middleware } from "./middleware.ts";

/**
 * Gives the token. It is called before the first request, and again when the API refuses the token it gave; then it
 * gets the refused token. What it throws is what the calls that wait for it reject with.
 */
export type TokenSource = (refused: string | undefined) => string | Promise<string>;

/** A request that is about to be retried. */
export interface Retry {
  /** What the last attempt ended in. */
  readonly error: InvoicesError;
  /** How many attempts there have been, from 1. */
  readonly attempt: number;
  /** How long the client waits before the next one, in milliseconds; 0 where it asks for another token instead. */
  readonly wait: number;
}

/** What can be set for a client, and for one of its calls. */
export interface CommonOptions<Version extends string = string> {
  /** The value of the `Version` header. Default: the version that the description is made from. */
  readonly version?: Version | undefined;
  /**
   * How long one attempt may take until its whole response is there, in milliseconds, the wait for a token included. 0 means no
   * limit. Default: 30,000.
   */
  readonly timeout?: number | undefined;
  /**
   * How often a request may be retried, so that there are at most one more requests than this; 0 means never. Default: 2.
   *
   * GET and DELETE are retried after a network failure, a timeout, 408, 429 and 5xx. Anything else is retried only where
   * the API itself says that it did not carry the request out: with its own 429, and, with a fresh token, after its own
   * refusal of the token.
   */
  readonly retries?: number | undefined;
  /**
   * Also retry a PUT whose outcome is unknown, as a GET or DELETE is retried. It replaces the whole document, and with it
   * what somebody else changed in between. Default: false.
   */
  readonly retryPut?: boolean | undefined;
  /** Headers to send besides the client's own; `Version` can be replaced, `Authorization` cannot. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Is called around each request, the client's before the call's. It cannot see the token. */
  readonly middleware?: readonly Middleware[] | undefined;
}

/** How to reach the API, and as whom. */
export interface ClientOptions<Version extends string = string> extends CommonOptions<Version> {
  /**
   * The access token or private integration token, without the word `Bearer`, or a function that gives it. It is sent
   * with every request, and appears in no error and in no header of a result's `response`. When the API refuses a function's token, the function is asked
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
  /** No attempt but the first begins later than this after the call, in milliseconds. Default: 120,000. */
  readonly retryBudget?: number | undefined;
  /** Is told of each repetition, before the wait or the fresh token for it. What it throws ends the call. */
  readonly onRetry?: ((retry: Retry) => void) | undefined;
  /**
   * The function that carries out each request; one that `paced` gives spreads them. Those of the named operations have their
   * headers in a plain object, by lower-case name. Default: the global `fetch`.
   */
  readonly fetch?: (Fetch & Partial<Pacing>) | undefined;
}

/** What can be set for one call of a named operation. */
export interface CallOptions<Version extends string = string> extends CommonOptions<Version> {
  /** Ends the call, in an `AbortError` whose `cause` is the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** The id of the account that this call is about, instead of the client's. */
  readonly altId?: string | undefined;
}
