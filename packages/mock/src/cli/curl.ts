import { isRecord, type Read, reader } from "../reader.ts";

const operationId = "recordInvoicePayment";

/** A curl command to paste into a shell: it records a payment, sending the document's own example. */
export function curlCommand(document: object, url: string): string {
  const read = reader(document);
  const paths = read(document, "paths");
  const path = Object.keys(paths ?? {}).find(
    (key) => read(paths, key, "post", "operationId") === operationId,
  );
  const pathItem = read(paths, path ?? "");
  const body = firstExample(read, read(pathItem, "post", "requestBody", "content", "application/json"));
  if (path === undefined || body === undefined) {
    throw new Error(
      `The document has no operation ${operationId} with a request example to show as a curl command.`,
    );
  }

  const declared = [read(pathItem, "parameters"), read(pathItem, "post", "parameters")].flat();
  const example = (name: string): string => {
    const parameter = declared.find((candidate) => read(candidate, "name") === name);
    const schema = read(parameter, "schema");
    return String(
      firstExample(read, parameter) ?? read(schema, "examples", "0") ?? read(schema, "enum", "0") ?? name,
    );
  };
  const target = url + path.replace(/\{(.+?)\}/g, (_, name: string) => encodeURIComponent(example(name)));
  const headers = [
    "Authorization: Bearer any-token",
    `Version: ${example("Version")}`,
    "Content-Type: application/json",
  ];
  return [
    `curl ${quote(target)}`,
    ...headers.map((header) => `-H ${quote(header)}`),
    `-d ${quote(JSON.stringify(body))}`,
  ].join(" ");
}

/** Quotes a text for a POSIX shell. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function firstExample(read: Read, owner: unknown): unknown {
  const examples = read(owner, "examples");
  const [first] = isRecord(examples) ? Object.values(examples) : [];
  return read(first, "value");
}
