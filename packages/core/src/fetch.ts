/** Carries out one request, as the global `fetch` does. It is called with a URL and options, or with a `Request`. */
export type Fetch = (input: string | Request, init?: RequestInit) => Promise<Response>;

/** Waits for a turn to send; rejects with the signal's reason, and leaves the turn to others, when it is aborted. */
export type Turn = (signal: AbortSignal | undefined) => Promise<void>;

/** How a client paces its requests by itself: it waits for a turn, and then sends with `unpaced`. */
export interface Pacing {
  readonly turn: Turn;
  readonly unpaced: Fetch;
}
