import type { RateLimits } from "./rate-limits.ts";

/** How long a response asks to wait, in milliseconds: `Retry-After`, else the interval of the rate limit. */
export function retryAfter(headers: Headers, limits: RateLimits): number | undefined {
  const text = headers.get("Retry-After") ?? "";
  // Written the one way in which servers may write a date. Alone, the parser takes `12 (rate)` for one.
  const asked = /^\d+$/.test(text)
    ? Number(text) * 1e3
    : (new Date(text).toUTCString() === text && Date.parse(text) - Date.now()) ||
      limits["interval-milliseconds"];
  return asked && Math.min(Math.max(asked, 0), 6e4);
}
