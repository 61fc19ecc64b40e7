/** The rate limits as the headers of a response state them, by the names of these headers after `X-RateLimit-`; undefined where they do not. */
export interface RateLimits {
  /** Requests allowed in one interval. */
  readonly max?: number;
  /** Requests left in this interval. */
  readonly remaining?: number;
  /** Length of the interval. */
  readonly "interval-milliseconds"?: number;
  /** Requests allowed in one day. */
  readonly "limit-daily"?: number;
  /** Requests left today. */
  readonly "daily-remaining"?: number;
  /** Reported by a caller; its unit is not known. */
  readonly "daily-reset"?: number;
}

export function rateLimitsOf(headers: Headers): RateLimits {
  const limits: Record<string, number> = {};
  headers.forEach((value, name) => {
    if (/^x-ratelimit-\S+ \d+$/.test(`${name} ${value}`)) limits[name.slice(12)] = Number(value);
  });
  return limits;
}
