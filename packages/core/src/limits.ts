/** The rate limits as an answer's headers state them; undefined where they do not. */
export interface RateLimits {
  /** Requests allowed in one interval: `X-RateLimit-Max`. */
  readonly max: number | undefined;
  /** Requests left in this interval: `X-RateLimit-Remaining`. */
  readonly remaining: number | undefined;
  /** Length of the interval in milliseconds: `X-RateLimit-Interval-Milliseconds`. */
  readonly interval: number | undefined;
  /** Requests allowed in one day: `X-RateLimit-Limit-Daily`. */
  readonly dailyMax: number | undefined;
  /** Requests left today: `X-RateLimit-Daily-Remaining`. */
  readonly dailyRemaining: number | undefined;
}

export function limitsOf(headers: Headers | undefined): RateLimits {
  return {
    max: limitIn(headers, "Max"),
    remaining: limitIn(headers, "Remaining"),
    interval: limitIn(headers, "Interval-Milliseconds"),
    dailyMax: limitIn(headers, "Limit-Daily"),
    dailyRemaining: limitIn(headers, "Daily-Remaining"),
  };
}

/** The number in a rate limit header. */
export function limitIn(headers: Headers | undefined, name: string): number | undefined {
  const text = headers?.get(`X-RateLimit-${name}`);
  return text && Number(text) >= 0 ? Number(text) : undefined;
}
