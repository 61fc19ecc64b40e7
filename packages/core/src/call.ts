/** One call, from the caller's point of view, and what has become of it. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly operationId: string | undefined;
  /** Whether it cannot change anything. */
  readonly safe: boolean;
  /** The caller's own. */
  readonly signal: AbortSignal | undefined;
  /** In milliseconds; 0 means none. */
  readonly timeout: number;
  readonly retries: number;
  /** How many requests have been sent. */
  attempts: number;
  /** Whether one of them may have been carried out, though none got a success. */
  uncertain: boolean;
}
