import { pathParameterNames } from "@crm-invoices/openapi";
import type { Call } from "./call.ts";
import { idOf, type PrismOperation, type PrismRequest } from "./prism/types.ts";
import type { Site } from "./site.ts";

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
      return pathParametersOf(operation, path);
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

/** The path of an operation, made ready to be matched. */
interface Template {
  readonly names: readonly string[];
  readonly pattern: RegExp;
}

const templates = new WeakMap<PrismOperation, Template>();

function pathParametersOf(operation: PrismOperation, path: string): Record<string, string> {
  const template = templates.get(operation) ?? templateOf(operation.path);
  templates.set(operation, template);
  const values = template.pattern.exec(path)?.slice(1) ?? [];
  return Object.fromEntries(
    template.names.map((name, index) => [name, decodeURIComponent(values[index] ?? "")]),
  );
}

function templateOf(path: string): Template {
  const texts = path.split(/\{[^{}]*\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return { names: pathParameterNames(path), pattern: new RegExp(`^${texts.join("([^/]*)")}$`) };
}
