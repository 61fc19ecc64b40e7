/** One request that an operation of the document is for, read once. */
export interface Call {
  /** The id of the brand. */
  readonly brand: string;
  /** The header `X-Mock-Client`, by which tests that share a mock stay apart. */
  readonly client: string | undefined;
  /** The id of the operation, such as `recordInvoicePayment`. */
  readonly operationId: string;
  /** In capital letters; a HEAD request comes as the GET it stands for. */
  readonly method: string;
  /** The path as it was sent, percent-encoding included, without what names the brand. */
  readonly path: string;
  /** The parameters of the path by their names, decoded. */
  readonly pathParameters: Readonly<Record<string, string>>;
  /** The query; a name that comes more than once has a list. */
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  /** By lower-case name; a header that comes more than once is joined with commas. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed when it is JSON, as text otherwise, null when there is none. */
  readonly body: unknown;
}
