/** The documented limits, with nothing left in the current interval. */
export const rateLimits = {
  "x-ratelimit-limit-daily": "200000",
  "x-ratelimit-daily-remaining": "199900",
  "x-ratelimit-interval-milliseconds": "10000",
  "x-ratelimit-max": "100",
  "x-ratelimit-remaining": "0",
} as const;
