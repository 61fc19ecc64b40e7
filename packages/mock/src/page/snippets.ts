import { fillPath, isObject, pathParameterNames } from "@crm-invoices/openapi";
import type { FormRequest, SampledOperation } from "./catalog.ts";

/** The address of the sample request of an operation. */
export function sampleUrl({ path, sample }: SampledOperation, baseUrl: string): string {
  const names = pathParameterNames(path).map((name) => [name, name]);
  const filled = fillPath(path, { ...Object.fromEntries(names), ...sample.path });
  const query = Object.entries(sample.query)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join("&");
  return `${baseUrl}${filled}${query === "" ? "" : `?${query}`}`;
}

/** The headers of the sample request of an operation. */
export function sampleHeaders({ sample }: SampledOperation): Record<string, string> {
  return {
    Authorization: "Bearer any-token",
    ...(sample.version === "" ? {} : { Version: sample.version }),
    ...(sample.body === undefined ? {} : { "Content-Type": "application/json" }),
  };
}

/** The sample request of an operation, to be changed before it is sent. */
export function formRequest(operation: SampledOperation): FormRequest {
  const { method, path, fields, sample } = operation;
  const body = sample.body === undefined ? undefined : JSON.stringify(sample.body, null, 2);
  return { method, path, fields, headers: sampleHeaders(operation), body };
}

/** A curl command to paste into a shell, on one line unless told otherwise: with line breaks, its body has them too. */
export function curlSnippet(operation: SampledOperation, baseUrl: string, separator = " "): string {
  const { method, sample } = operation;
  const implied = sample.body === undefined ? "GET" : "POST";
  return [
    `curl ${method === implied ? "" : `-X ${method} `}${quote(sampleUrl(operation, baseUrl))}`,
    ...Object.entries(sampleHeaders(operation)).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(sample.body === undefined
      ? []
      : [`-d ${quote(JSON.stringify(sample.body, null, separator.includes("\n") ? 2 : 0))}`]),
  ].join(separator);
}

/** TypeScript that sends the sample request with `fetch`. */
export function fetchSnippet(operation: SampledOperation, baseUrl: string): string {
  const { method, sample } = operation;
  const headers = Object.entries(sampleHeaders(operation)).map(
    ([name, value]) => `    ${/-/.test(name) ? JSON.stringify(name) : name}: ${JSON.stringify(value)},`,
  );
  return [
    `const response = await fetch(${JSON.stringify(sampleUrl(operation, baseUrl))}, {`,
    `  method: ${JSON.stringify(method)},`,
    "  headers: {",
    ...headers,
    "  },",
    ...(sample.body === undefined ? [] : [`  body: JSON.stringify(${literal(sample.body, 2)}),`]),
    "});",
    "console.log(response.status, await response.json());",
  ].join("\n");
}

/** TypeScript that sends the sample request with the client of the brand, which adds the token, Version and altType. */
export function clientSnippet({ id, sample }: SampledOperation, brand: string, baseUrl: string): string {
  const body = isObject(sample.body) ? withoutAlt(sample.body) : sample.body;
  const altId = altIdOf(sample.body) ?? altIdOf(sample.query) ?? "6578278e879ad2646715ba9c";
  const request = {
    ...sample.path,
    ...withoutAlt(sample.query),
    ...(body === undefined || isEmpty(body) ? {} : { body }),
  };
  return [
    `import { createClient } from "@crm-invoices/${brand}";`,
    "",
    "const client = createClient({",
    '  token: "any-token",',
    `  altId: ${JSON.stringify(altId)},`,
    `  baseUrl: ${JSON.stringify(baseUrl)},`,
    "});",
    `const { data, error } = await client.${id}(${isEmpty(request) ? "" : literal(request, 0)});`,
    "if (error) throw error;",
    "console.log(data);",
  ].join("\n");
}

/** Quotes a text for a POSIX shell. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function altIdOf(value: unknown): string | undefined {
  const id = isObject(value) ? value["altId"] : undefined;
  return typeof id === "string" ? id : undefined;
}

function withoutAlt(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { altId: _id, altType: _type, ...rest } = value;
  return rest;
}

function isEmpty(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}

/** Writes a value as TypeScript: JSON with bare keys where they may be bare. */
function literal(value: unknown, indent: number): string {
  return JSON.stringify(value, null, 2)
    .replace(/^(\s*)"([A-Za-z_$][\w$]*)":/gm, "$1$2:")
    .replaceAll("\n", `\n${" ".repeat(indent)}`);
}
