import {
  childPointer,
  isText,
  listOf,
  listOperations,
  type Operation,
  type Parameter,
  responsesOf,
  sampleRequest,
  successOf,
  valuesOf,
  viewSchema,
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
  /** What its path and its query take. */
  readonly fields: readonly FormField[];
  readonly sample: Sample;
}

/** A parameter as a form asks for it. */
export interface FormField {
  readonly in: "path" | "query";
  readonly name: string;
  readonly required: boolean;
  /** The values that the document names, of which one is to be chosen. */
  readonly options: readonly string[];
  /** That of the sample request. */
  readonly value: string;
}

/** A request as a form has it. */
export interface FormRequest {
  readonly method: string;
  readonly path: string;
  readonly fields: readonly FormField[];
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined when the operation takes no body. */
  readonly body: string | undefined;
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
  const { header, body, ...values } = sampleRequest(document, operation, lenient);
  const query = fromStart(values.query);
  return {
    id,
    method,
    path,
    summary: textOf(node["summary"]),
    description: textOf(node["description"]),
    tag: textOf(listOf(node["tags"])[0]) || "Other",
    statuses: responsesOf(document, operation, lenient).map(({ status }) => status),
    examples: successOf(document, operation, lenient)?.body?.examples.map(({ name }) => name) ?? [],
    fields: operation.parameters.flatMap((parameter) => formField(document, parameter, { ...values, query })),
    sample: { path: values.path, query, version: textOf(header["Version"]), body },
  };
}

function formField(
  document: object,
  { in: place, name, required, node, pointer }: Parameter,
  values: Pick<Sample, "path" | "query">,
): FormField[] {
  if (place !== "path" && place !== "query") return [];
  const schema = { node: node["schema"], pointer: childPointer(pointer, "schema") };
  const options = valuesOf(viewSchema(document, schema, lenient))?.map(String) ?? [];
  return [{ in: place, name, required, options, value: String(values[place][name] ?? "") }];
}

/** A list is tried from its start: what the example of `offset` skips may be all that there is. */
const fromStart = (query: Sample["query"]): Sample["query"] =>
  "offset" in query ? { ...query, offset: 0 } : query;

const textOf = (value: unknown): string => (isText(value) ? value : "");
