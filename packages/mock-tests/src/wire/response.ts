/** An answer as it came over the wire. */
export interface WireResponse {
  readonly status: number;
  /** By lower-case name; a repeated header is joined with commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Parsed {
  readonly response: WireResponse;
  /** How many bytes it took. */
  readonly length: number;
}

const headEnd = Buffer.from("\r\n\r\n");

/**
 * The first whole answer in the bytes, or undefined when more must come.
 *
 * @param method of the request it answers: what answers HEAD has no body.
 * @param ended tells that no more bytes will come, which ends a body of unsaid length.
 */
export function parseResponse(bytes: Buffer, method: string, ended: boolean): Parsed | undefined {
  const end = bytes.indexOf(headEnd);
  if (end < 0) return undefined;
  const [statusLine = "", ...lines] = bytes.toString("latin1", 0, end).split("\r\n");
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(statusLine)?.[1]);
  if (Number.isNaN(status)) throw new Error(`This is no HTTP answer: ${statusLine.slice(0, 80)}`);
  const headers = headersOf(lines);
  const start = end + headEnd.length;
  if (status < 200) {
    const next = parseResponse(bytes.subarray(start), method, ended);
    return next && { response: next.response, length: start + next.length };
  }
  const body =
    method === "HEAD" || status === 204 || status === 304
      ? { text: "", length: 0 }
      : bodyOf(bytes.subarray(start), headers, ended);
  return body && { response: { status, headers, body: body.text }, length: start + body.length };
}

function headersOf(lines: readonly string[]): Record<string, string> {
  // No prototype: a server may echo a header named `__proto__`.
  const headers: Record<string, string> = Object.create(null);
  for (const line of lines) {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  return headers;
}

function bodyOf(bytes: Buffer, headers: Readonly<Record<string, string>>, ended: boolean) {
  if (headers["transfer-encoding"] === "chunked") return chunksOf(bytes);
  const length = headers["content-length"] === undefined ? undefined : Number(headers["content-length"]);
  if (length === undefined) return ended ? { text: bytes.toString(), length: bytes.length } : undefined;
  return bytes.length < length ? undefined : { text: bytes.toString("utf8", 0, length), length };
}

function chunksOf(bytes: Buffer): { text: string; length: number } | undefined {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = bytes.indexOf("\r\n", at);
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(bytes.toString("latin1", at, lineEnd), 16);
    const next = lineEnd + 2 + size + 2;
    if (bytes.length < next) return undefined;
    if (size === 0) return { text: Buffer.concat(parts).toString(), length: next };
    parts.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = next;
  }
}
