/** Sends one request, as the global `fetch` does. It is called with a URL and options, or with a `Request`. */
export type Fetch = (input: string | Request, init?: RequestInit) => Promise<Response>;

/** Waits until a request may start. If the signal is aborted first, gives up the turn. */
export type Turn = (signal: AbortSignal | undefined) => Promise<void>;

/** What a client needs to pace its requests itself: it waits for a turn, then sends with `unpaced`. */
export interface Pacing {
  readonly turn: Turn;
  readonly unpaced: Fetch;
}
