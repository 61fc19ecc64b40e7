import { type SampledOperation, sampledOperations } from "@crm-invoices/mock/page";
import { requestBodyOf } from "@crm-invoices/openapi";
import type { Brand } from "./brand.ts";
import type { DocumentedOperation } from "./operation.ts";
import { requiredPart, withRealValues } from "./sample-values.ts";

// The page of the mock shows the same calls.
export { clientSnippet, curlSnippet, fetchSnippet } from "@crm-invoices/mock/page";
export type { SampledOperation };

const samples = new WeakMap<object, ReadonlyMap<string, SampledOperation>>();

/** An operation with a request made of the document's examples. */
export function sampledOperation({ document }: Brand, { id }: DocumentedOperation): SampledOperation {
  const known =
    samples.get(document) ?? new Map(sampledOperations(document).map((sampled) => [sampled.id, sampled]));
  samples.set(document, known);
  const sampled = known.get(id);
  if (sampled === undefined) throw new Error(`The mock's page does not know the operation ${id}.`);
  return withBody(sampled, withRealValues(sampled.sample.body));
}

/** The same with the required fields of its body alone; undefined where these are all that it has. */
export function requiredSample(brand: Brand, operation: DocumentedOperation): SampledOperation | undefined {
  const sampled = sampledOperation(brand, operation);
  const schema = requestBodyOf(brand.document, operation)?.body?.schema;
  if (schema === undefined || sampled.sample.body === undefined) return undefined;
  const body = requiredPart(brand.document, schema, sampled.sample.body);
  return JSON.stringify(body) === JSON.stringify(sampled.sample.body) ? undefined : withBody(sampled, body);
}

function withBody(sampled: SampledOperation, body: unknown): SampledOperation {
  return { ...sampled, sample: { ...sampled.sample, body } };
}
