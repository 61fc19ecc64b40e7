import type { IncomingHttpHeaders } from "node:http";

/** The headers that let a page of any origin read a response of the API. Nothing of the API depends on credentials. */
export function corsHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const result: Record<string, string> = {
    "access-control-allow-origin": headers.origin || "*",
    "access-control-allow-headers": headers["access-control-request-headers"] || "*",
    "access-control-expose-headers": "*",
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
    // A page on the web may try its calls on a mock on this machine: that is what the mock is for.
    ...(headers["access-control-request-private-network"] && {
      "access-control-allow-private-network": "true",
    }),
  };
}
