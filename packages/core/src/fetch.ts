/** Carries out one request, as the global `fetch` does. It is called with a URL and options, or with a `Request`. */
export type Fetch = (input: string | Request, init?: RequestInit) => Promise<Response>;

/** Waits for a turn to send, but no longer than until the signal is aborted; then it leaves the turn to others. */
export type Turn = (signal: AbortSignal | undefined) => Promise<void>;

/** How a client paces its requests by itself: it waits for a turn, and then sends with `unpaced`. */
export interface Pacing {
  readonly turn: Turn;
  readonly unpaced: Fetch;
}
