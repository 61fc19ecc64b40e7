import {
  isText,
  listOf,
  listOperations,
  type Operation,
  responsesOf,
  sampleRequest,
  successOf,
} from "@crm-invoices/openapi";

/** One operation of a document, with a request that the mock accepts. */
export interface SampledOperation {
  readonly id: string;
  /** In capitals. */
  readonly method: string;
  /** The path as the document writes it, such as `/invoices/{invoiceId}`. */
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly tag: string;
  /** The statuses that the document declares, such as `200`. */
  readonly statuses: readonly string[];
  /** The names of the examples of its successful response. */
  readonly examples: readonly string[];
  readonly sample: Sample;
}

/** A valid request, made of the document's own examples. */
export interface Sample {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly version: string;
  /** Undefined when the operation takes no body. */
  readonly body: unknown;
}

/** Lists the operations of a document in its order. */
export function sampledOperations(document: object): SampledOperation[] {
  return listOperations(document, lenient).map((operation) => sampled(document, operation));
}

/** A page shows what it can of a document that refers to other files. */
const lenient = { onUnresolved: () => {} };

function sampled(document: object, operation: Operation): SampledOperation {
  const { id, method, path, node } = operation;
  const { path: pathValues, query, header, body } = sampleRequest(document, operation, lenient);
  return {
    id,
    method,
    path,
    summary: textOf(node["summary"]),
    description: textOf(node["description"]),
    tag: textOf(listOf(node["tags"])[0]) || "Other",
    statuses: responsesOf(document, operation, lenient).map(({ status }) => status),
    examples: successOf(document, operation, lenient)?.body?.examples.map(({ name }) => name) ?? [],
    sample: { path: pathValues, query: fromStart(query), version: textOf(header["Version"]), body },
  };
}

/** A list is tried from its start: what the example of `offset` skips may be all that there is. */
const fromStart = (query: Sample["query"]): Sample["query"] =>
  "offset" in query ? { ...query, offset: 0 } : query;

const textOf = (value: unknown): string => (isText(value) ? value : "");
