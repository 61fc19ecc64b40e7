/** A request that matches an operation of the document. */
export interface Call {
  /** The id of the brand. */
  readonly brand: string;
  /** The header `X-Mock-Client`, which keeps tests that share a mock apart; undefined if it is not sent. */
  readonly client: string | undefined;
  /** The id of the operation, such as `recordInvoicePayment`. */
  readonly operationId: string;
  /** The method, in upper case. A HEAD request appears as a GET. */
  readonly method: string;
  /** The path as sent, percent-encoded, without the brand's prefix. */
  readonly path: string;
  /** The path parameters by name, decoded. */
  readonly pathParameters: Readonly<Record<string, string>>;
  /** The query parameters by name; a repeated one has an array. */
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  /** The headers by lower-case name; repeated ones are joined with commas. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body: parsed if it is JSON, otherwise a string; null if there is none. */
  readonly body: unknown;
}
