/** The headers of a request: of a `Request`, or of an `IncomingMessage` in Node and its frameworks. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/** One header, whatever the case of its name; several of that name are joined, as `Headers` joins them. */
export function readHeader(headers: WebhookHeaders, name: string): string | undefined {
  const values: string[] = [];
  for (const [key, value] of isHeaders(headers) ? headers.entries() : Object.entries({ ...headers })) {
    if (value !== undefined && key.toLowerCase() === name) values.push(...[value].flat());
  }
  return values.length > 0 ? values.join(", ") : undefined;
}

// By shape, because a polyfill's or another realm's `Headers` is no instance of this one.
function isHeaders(headers: WebhookHeaders): headers is Headers {
  return typeof headers?.get === "function";
}
