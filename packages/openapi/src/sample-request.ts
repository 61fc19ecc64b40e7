import { requestBodyOf } from "./bodies.ts";
import { examplesOf } from "./examples.ts";
import type { Operation } from "./operations.ts";
import type { Parameter, ParameterLocation } from "./parameters.ts";
import { childPointer } from "./pointer.ts";
import { type SampleOptions, sampleValue } from "./sample-value.ts";
import { viewSchema } from "./schema/view.ts";

/** What a valid request carries. */
export interface SampleRequest {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly header: Readonly<Record<string, unknown>>;
  readonly cookie: Readonly<Record<string, unknown>>;
  /** Undefined when the operation takes no body. */
  readonly body: unknown;
}

/**
 * A valid request of an operation: each value is the first example that the document gives for it, otherwise a value
 * that its schema allows. By default it has the required parameters only.
 */
export function sampleRequest(
  document: unknown,
  operation: Operation,
  options: SampleOptions & {
    /** Which parameters the request has. */
    readonly parameters?: "all" | "required" | undefined;
  } = {},
): SampleRequest {
  const values = (place: ParameterLocation): Record<string, unknown> =>
    Object.fromEntries(
      operation.parameters
        .filter((one) => one.in === place && (one.required || options.parameters === "all"))
        .map((parameter) => [parameter.name, sampleParameter(document, parameter, options)]),
    );
  return {
    path: values("path"),
    query: values("query"),
    header: values("header"),
    cookie: values("cookie"),
    body: sampleBody(document, operation, options),
  };
}

/** The first example of a parameter, otherwise a value that its schema allows. */
export function sampleParameter(
  document: unknown,
  { node, pointer }: Parameter,
  options: SampleOptions = {},
): unknown {
  const [example] = examplesOf(document, { node, pointer }, options);
  if (example !== undefined) {
    return example.value;
  }
  const schema = { node: node["schema"], pointer: childPointer(pointer, "schema") };
  const shown = viewSchema(document, schema, { ...options, alternatives: "first" }).examples[0];
  return shown === undefined ? sampleValue(document, schema, options) : shown.value;
}

function sampleBody(document: unknown, operation: Operation, options: SampleOptions): unknown {
  const body = requestBodyOf(document, operation, options)?.body;
  if (body === undefined) {
    return undefined;
  }
  const [example] = body.examples;
  if (example !== undefined) {
    return example.value;
  }
  return body.schema && sampleValue(document, body.schema, options);
}
