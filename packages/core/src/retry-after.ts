import type { RateLimits } from "./rate-limits.ts";

/** How long a response asks to wait, in milliseconds: `Retry-After`, else the interval of the rate limit. */
export function retryAfter(headers: Headers, limits: RateLimits): number | undefined {
  const text = headers.get("Retry-After") ?? "";
  const date = new Date(text);
  // Written the one way in which servers may write a date. Alone, the parser takes `12 (rate)` for one.
  const asked = /^\d+$/.test(text)
    ? Number(text) * 1e3
    : date.toUTCString() === text
      ? Number(date) - Date.now()
      : limits["interval-milliseconds"];
  return asked && Math.min(Math.max(asked, 0), 6e4);
}
