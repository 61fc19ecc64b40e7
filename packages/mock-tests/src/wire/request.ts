/** A request before it is written to the wire. */
export interface Request {
  readonly method: string;
  /** Path and query, as they stand in the request line. */
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: string | Buffer | undefined;
}

/** The bytes of the request; a body gets its `Content-Length`. */
export function bytesOf({ method, target, headers, body }: Request): Buffer {
  const lines = [`${method} ${target} HTTP/1.1`, "Host: mock"];
  for (const [name, value] of headers) lines.push(`${name}: ${value}`);
  const content = body === undefined ? undefined : Buffer.from(body);
  if (content) lines.push(`Content-Length: ${content.length}`);
  const head = Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1");
  return content ? Buffer.concat([head, content]) : head;
}
