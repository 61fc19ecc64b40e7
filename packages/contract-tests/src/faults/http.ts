import type { RawResponse } from "./server.ts";

/** A response of HTTP that ends with the connection. Whatever `headers` says about the body is sent as it is. */
export function rawResponse(
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string | Uint8Array = "",
  end: RawResponse["end"] = "close",
): RawResponse {
  const lines = Object.entries({ Connection: "close", ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const head = `HTTP/1.1 ${status} Status\r\n${lines.join("")}\r\n`;
  return { bytes: Buffer.concat([Buffer.from(head), Buffer.from(body)]), end };
}

/** The headers of a body of JSON; `length` can lie. */
export function jsonHeaders(body: string, length = Buffer.byteLength(body)): Record<string, string> {
  return { "Content-Type": "application/json; charset=utf-8", "Content-Length": String(length) };
}
