import type { IncomingHttpHeaders } from "node:http";

/** Headers a page may read, named one by one: `*` counts for requests without credentials only. */
const exposed =
  "*, sl-violations, allow, x-ratelimit-limit-daily, x-ratelimit-daily-remaining, " +
  "x-ratelimit-interval-milliseconds, x-ratelimit-max, x-ratelimit-remaining";

/** The headers that let a page of any origin read an answer. */
export function corsHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const asked = headers["access-control-request-headers"];
  const result: Record<string, string> = {
    "access-control-allow-origin": headers.origin || "*",
    "access-control-allow-headers": asked || "*",
    "access-control-allow-credentials": "true",
    "access-control-expose-headers": exposed,
  };
  if (headers.origin) result["vary"] = "origin";
  return result;
}

export function isPreflight(method: string, headers: IncomingHttpHeaders): boolean {
  return (
    method === "OPTIONS" &&
    headers.origin !== undefined &&
    headers["access-control-request-method"] !== undefined
  );
}

export function preflightHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return {
    "access-control-allow-methods": headers["access-control-request-method"] ?? "",
    "access-control-max-age": "600",
    ...(headers["access-control-request-private-network"] && {
      "access-control-allow-private-network": "true",
    }),
  };
}
