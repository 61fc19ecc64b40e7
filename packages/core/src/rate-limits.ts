/** The rate limits that the headers of a response state, by header name without `X-RateLimit-`. A missing header is undefined. */
export interface RateLimits {
  /** Requests allowed per interval. */
  readonly max?: number;
  /** Requests left in the current interval. */
  readonly remaining?: number;
  /** Length of the interval, in milliseconds. */
  readonly "interval-milliseconds"?: number;
  /** Requests allowed per day. */
  readonly "limit-daily"?: number;
  /** Requests left today. */
  readonly "daily-remaining"?: number;
  /** Reported by a caller; its meaning and unit are unknown. */
  readonly "daily-reset"?: number;
}

export function rateLimitsOf(headers: Headers): RateLimits {
  const limits: Record<string, number> = {};
  headers.forEach((value, name) => {
    if (/^x-ratelimit-\S+ \d+$/.test(`${name} ${value}`)) limits[name.slice(12)] = Number(value);
  });
  return limits;
}
