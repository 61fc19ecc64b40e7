/** The rate limits as the headers of a response state them; undefined where they do not. */
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

export function rateLimitsOf(headers: Headers | undefined): RateLimits {
  const limit = (name: string) => {
    const text = headers?.get(`X-RateLimit-${name}`);
    return text && /^\d+$/.test(text) ? Number(text) : undefined;
  };
  return {
    max: limit("Max"),
    remaining: limit("Remaining"),
    interval: limit("Interval-Milliseconds"),
    dailyMax: limit("Limit-Daily"),
    dailyRemaining: limit("Daily-Remaining"),
  };
}
