import type { MockResponse } from "../response.ts";

/** The documented limits, with nothing left in the current interval. */
const limits = {
  "x-ratelimit-limit-daily": "200000",
  "x-ratelimit-daily-remaining": "199900",
  "x-ratelimit-interval-milliseconds": "10000",
  "x-ratelimit-max": "100",
  "x-ratelimit-remaining": "0",
};

/** Adds the rate-limit headers that the response lacks. */
export function withRateLimit(response: MockResponse): MockResponse {
  return { ...response, headers: { ...limits, ...response.headers } };
}
