import {
  fillPath,
  type JsonObject,
  listOperations,
  type Operation,
  requestBodyOf,
  sampleRequest,
  successOf,
} from "@crm-invoices/openapi";
import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";

/** A valid request, as the document itself exemplifies it. */
export interface SampleRequest {
  readonly operation: string;
  /** Name of the request example, or "without a body". */
  readonly name: string;
  readonly method: string;
  /** Path with its query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Status of the documented success. */
  readonly status: number;
}

/** A request for each request example, with every parameter; one for an operation without a body. */
export function sampleRequests(document: JsonObject): SampleRequest[] {
  return listOperations(document).flatMap((operation): SampleRequest[] => {
    const request = {
      ...partsOf(document, operation),
      status: Number(successOf(document, operation)?.status),
    };
    const examples = requestBodyOf(document, operation)?.body?.examples ?? [];
    if (examples.length === 0) return [{ ...request, name: "without a body", body: null }];
    return examples.map(({ name, value }) => ({
      ...request,
      name,
      headers: { ...request.headers, "content-type": "application/json" },
      body: JSON.stringify(value),
    }));
  });
}

function partsOf(document: JsonObject, operation: Operation) {
  const { path, query, header } = sampleRequest(document, operation, { parameters: "all" });
  const filled = fillPath(operation.path, path);
  const search = new URLSearchParams(textsOf(query)).toString();
  return {
    operation: operation.id,
    method: operation.method,
    target: search ? `${filled}?${search}` : filled,
    headers: { authorization: "Bearer any", ...textsOf(header) },
  };
}

function textsOf(values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

/** Prism as `prism mock` starts it, with nothing of this project's in between. */
export async function startPrism(document: JsonObject): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(await getHttpOperationsFromSpec(structuredClone(document)), {
    components: { logger: createLogger("prism", { level: "silent" }) },
    config: {
      isProxy: false,
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      errors: false,
      upstreamProxy: undefined,
      mock: { dynamic: false },
    },
    cors: true,
  });
  const url = await server.listen(0, "127.0.0.1");
  return { url, close: () => server.close() };
}

/** The status of the answer and what Prism found wrong with the request or its own answer. */
export async function ask(url: string, { target, method, headers, body }: SampleRequest) {
  const response = await fetch(url + target, { method, headers, body });
  await response.arrayBuffer();
  const violations: unknown = JSON.parse(response.headers.get("sl-violations") ?? "[]");
  return { status: response.status, violations };
}
