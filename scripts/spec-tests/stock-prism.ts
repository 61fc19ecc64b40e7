import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";
import type { JSONValue } from "json-p3";
import { isObject, type JsonObject, resolve } from "../generate/document.ts";
import { type Operation, operationsOf } from "../generate/operations.ts";
import { at } from "./bundles.ts";

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

/** A request for each request example; one for an operation without a body. */
export function sampleRequests(document: JsonObject): SampleRequest[] {
  return operationsOf(document).flatMap((operation): SampleRequest[] => {
    const item = at(document, "paths", operation.path, operation.method.toLowerCase());
    const examples = at(
      resolve(document, at(item, "requestBody")),
      "content",
      "application/json",
      "examples",
    );
    const bodies = isObject(examples) ? Object.entries(examples) : [];
    const responses = at(item, "responses");
    const status = Object.keys(isObject(responses) ? responses : {}).find((code) => code.startsWith("2"));
    const request = { ...valuesOf(document, operation), status: Number(status) };
    if (bodies.length === 0) return [{ ...request, name: "without a body", body: null }];
    return bodies.map(([name, example]) => ({
      ...request,
      name,
      headers: { ...request.headers, "content-type": "application/json" },
      body: JSON.stringify(at(resolve(document, example), "value")),
    }));
  });
}

function valuesOf(document: JsonObject, { id, method, path, parameters }: Operation) {
  const valuesIn = (place: string) =>
    parameters
      .filter((parameter) => parameter["in"] === place)
      .map((parameter): [string, string] => [
        String(parameter["name"]),
        String(exampleOf(resolve(document, parameter["schema"]))),
      ]);
  const inPath = new Map(valuesIn("path"));
  const query = new URLSearchParams(valuesIn("query")).toString();
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(inPath.get(name) ?? ""));
  const headers = { authorization: "Bearer any", ...Object.fromEntries(valuesIn("header")) };
  return { operation: id, method, target: query ? `${filled}?${query}` : filled, headers };
}

function exampleOf(schema: JSONValue | undefined): JSONValue {
  const inline = at(schema, "const") ?? at(schema, "enum", 0) ?? at(schema, "examples", 0);
  if (inline !== undefined) return inline;
  const type = at(schema, "type");
  return type === "string" ? "any" : type === "boolean" ? true : 1;
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
