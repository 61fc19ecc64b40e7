import { pathParameterNames } from "@crm-invoices/openapi";
import { idOf, type PrismOperation, type PrismRequest } from "./prism/types.ts";
import type { Site } from "./site.ts";

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

/** A call with what the mock itself needs to judge it. */
export interface RoutedCall extends Call {
  readonly site: Site;
  readonly operation: PrismOperation;
  readonly request: PrismRequest;
  /** The whole query, with the fields that start with `__`. */
  readonly searchParams: URLSearchParams;
  /** Aborted when nobody waits for the response any more. */
  readonly signal: AbortSignal;
}

export function createCall(
  site: Site,
  operation: PrismOperation,
  request: PrismRequest,
  searchParams: URLSearchParams,
  signal: () => AbortSignal,
): RoutedCall {
  const { path, query = {} } = request.url;
  const headers = request.headers ?? {};
  return {
    brand: site.brand,
    client: headers["x-mock-client"],
    operationId: idOf(operation),
    method: request.method.toUpperCase(),
    path,
    get pathParameters() {
      return pathParametersOf(operation.path, path);
    },
    query,
    headers,
    body: request.body,
    site,
    operation,
    request,
    searchParams,
    get signal() {
      return signal();
    },
  };
}

/** The call as providers are given it. */
export function publicCall(call: RoutedCall): Call {
  const { brand, client, operationId, method, path, pathParameters, query, headers, body } = call;
  return { brand, client, operationId, method, path, pathParameters, query, headers, body };
}

function pathParametersOf(template: string, path: string): Record<string, string> {
  const names = pathParameterNames(template);
  const texts = template.split(/\{[^{}]*\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const values = new RegExp(`^${texts.join("([^/]*)")}$`).exec(path)?.slice(1) ?? [];
  return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(values[index] ?? "")]));
}
