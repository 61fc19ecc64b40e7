import { isRecord, type Read, reader } from "../reader.ts";

/** One operation of a document, with a request that the mock accepts. */
export interface Operation {
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
  /** The names of the examples of its successful answer. */
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

const methods = ["get", "post", "put", "patch", "delete"];

/** Lists the operations of a document in its order. */
export function operationsOf(document: object): Operation[] {
  const read = reader(document);
  return entriesOf(read(document, "paths")).flatMap(([path, item]) =>
    entriesOf(item)
      .filter(([method]) => methods.includes(method))
      .map(([method, operation]) => operationOf(read, path, method, operation, read(item, "parameters"))),
  );
}

function operationOf(
  read: Read,
  path: string,
  method: string,
  operation: unknown,
  shared: unknown,
): Operation {
  const text = (key: string): string => textOf(read(operation, key));
  const responses = entriesOf(read(operation, "responses"));
  const success = responses.find(([status]) => status.startsWith("2"))?.[1];
  const parameters = [...listOf(shared), ...listOf(read(operation, "parameters"))];
  return {
    id: text("operationId") || `${method} ${path}`,
    method: method.toUpperCase(),
    path,
    summary: text("summary"),
    description: text("description"),
    tag: textOf(read(operation, "tags", "0")) || "Other",
    statuses: responses.map(([status]) => status),
    examples: Object.keys(toRecord(read(success, "content", "application/json", "examples"))),
    sample: sampleOf(read, parameters, read(operation, "requestBody", "content", "application/json")),
  };
}

function sampleOf(read: Read, parameters: readonly unknown[], media: unknown): Sample {
  const values = (place: string): Record<string, unknown> =>
    Object.fromEntries(
      parameters
        .filter((parameter) => read(parameter, "in") === place && read(parameter, "required") === true)
        .map((parameter) => [textOf(read(parameter, "name")), exampleOf(read, parameter)]),
    );
  return {
    path: values("path"),
    query: values("query"),
    version: textOf(values("header")["Version"]),
    body: firstExample(read, media),
  };
}

function exampleOf(read: Read, parameter: unknown): unknown {
  const schema = read(parameter, "schema");
  return (
    firstExample(read, parameter) ??
    read(schema, "examples", "0") ??
    read(schema, "const") ??
    read(schema, "enum", "0") ??
    read(parameter, "name")
  );
}

function firstExample(read: Read, owner: unknown): unknown {
  const [name] = Object.keys(toRecord(read(owner, "examples")));
  return name === undefined ? undefined : read(owner, "examples", name, "value");
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function entriesOf(value: unknown): [string, unknown][] {
  return Object.entries(toRecord(value));
}

function toRecord(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
