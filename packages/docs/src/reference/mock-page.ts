import { type SampledOperation, sampledOperations } from "@crm-invoices/mock/page";
import type { Brand } from "./brand.ts";
import type { DocumentedOperation } from "./operation.ts";

// The page of the mock shows the same calls.
export { clientSnippet, curlSnippet, sampleHeaders } from "@crm-invoices/mock/page";
export type { SampledOperation };

const samples = new WeakMap<object, ReadonlyMap<string, SampledOperation>>();

/** An operation with a request made of the document's examples. */
export function sampledOperation({ document }: Brand, { id }: DocumentedOperation): SampledOperation {
  const known =
    samples.get(document) ?? new Map(sampledOperations(document).map((sampled) => [sampled.id, sampled]));
  samples.set(document, known);
  const sampled = known.get(id);
  if (sampled === undefined) throw new Error(`The mock's page does not know the operation ${id}.`);
  return sampled;
}
