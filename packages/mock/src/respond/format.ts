import type { Example } from "../prism/engine.ts";
import type { PrismOperation, PrismResponse } from "../prism/types.ts";
import { violationsHeader } from "../prism/violation.ts";
import { errorBody, errorResponse, jsonResponse, type MockResponse, nameOf } from "../response.ts";
import { causesOf, contentTypeCause } from "./causes.ts";
import { violationTexts } from "./check.ts";
import { strictCode } from "./strict-values.ts";

const texts = new WeakMap<PrismResponse, string>();

/** The documented response to a request that keeps the contract. */
export function formatExample({ response, violations }: Example): MockResponse {
  const headers = headersOf({ response, violations });
  const text = textOf(response);
  // Prism finds no content for an Accept that it half understands, such as `*/*;q=x`.
  if (!text && response.statusCode >= 400) {
    return errorResponse(response.statusCode, [nameOf(response.statusCode)], headers);
  }
  return {
    status: response.statusCode,
    headers,
    body: text,
    causes: [],
    violations: violationTexts(violations),
  };
}

/** The documented error to a request that breaks the contract, with the causes in its body. */
export function formatRefusal(example: Example, operation: PrismOperation): MockResponse {
  const { response, violations } = example;
  const headers = headersOf(example);
  const all = causesOf(violations, operation);
  if (response.statusCode !== 401 && violations.some(({ code }) => code === 415)) {
    return errorResponse(415, [contentTypeCause(operation)], { ...headers, ...acceptHeader(operation) });
  }
  const causes =
    response.statusCode === 401
      ? causesOf(
          violations.filter(({ code }) => code === 401),
          operation,
        )
      : all;
  const documented = isObject(response.body) ? response.body : {};
  const body = {
    ...documented,
    ...errorBody(response.statusCode, causes, listsMessages(documented, response.statusCode)),
  };
  return jsonResponse(response.statusCode, body, headers, all);
}

function headersOf({ response, violations }: Omit<Example, "kind">): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.headers ?? {})) {
    headers[name.toLowerCase()] = String(value);
  }
  // What only strict values refuse breaks no contract.
  const broken = violations.filter(({ code }) => code !== strictCode);
  if (broken.length > 0) headers["sl-violations"] = violationsHeader(broken);
  return headers;
}

function acceptHeader(operation: PrismOperation): Record<string, string> {
  const types = operation.request?.body?.contents?.map(({ mediaType }) => mediaType) ?? [];
  return types.length > 0 ? { accept: types.join(", ") } : {};
}

/** Whether the document wants the messages of this error as a list: its example shows it. */
function listsMessages(documented: Readonly<Record<string, unknown>>, status: number): boolean {
  const { message } = documented;
  return message === undefined ? status === 422 : Array.isArray(message);
}

function textOf(response: PrismResponse): string | undefined {
  const known = texts.get(response);
  if (known !== undefined) return known;
  if (response.body === undefined) return undefined;
  const text =
    typeof response.body === "string" && !isJson(response) ? response.body : JSON.stringify(response.body);
  texts.set(response, text);
  return text;
}

const isJson = ({ headers = {} }: PrismResponse): boolean =>
  Object.entries(headers).some(([name, value]) => /^content-type$/i.test(name) && /json/.test(value));

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
