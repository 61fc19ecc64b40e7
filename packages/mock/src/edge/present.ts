import type { Judged, Violation } from "../prism/engine.ts";
import type { Operation, PrismResponse } from "../prism/types.ts";
import { type Answer, errorAnswer, errorBody, jsonAnswer, nameOf } from "./answer.ts";
import { causesOf, contentTypeCause } from "./causes.ts";

const texts = new WeakMap<PrismResponse, string>();

/** Prism's answer, with the causes in the body when the request is refused. */
export function present({ response, refused, violations }: Judged, operation: Operation): Answer {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.headers ?? {})) {
    headers[name.toLowerCase()] = String(value);
  }
  if (violations.length > 0) headers["sl-violations"] = violationsHeader(violations);
  if (!refused) {
    const text = textOf(response);
    // Prism finds no content for an Accept that it half understands, such as `*/*;q=x`.
    if (!text && response.statusCode >= 400) {
      return errorAnswer(response.statusCode, [nameOf(response.statusCode)], headers);
    }
    return { status: response.statusCode, headers, body: text, causes: [] };
  }

  const all = causesOf(violations, operation);
  if (response.statusCode !== 401 && violations.some(({ code }) => code === 415)) {
    return errorAnswer(415, [contentTypeCause(operation)], { ...headers, ...acceptHeader(operation) });
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
  return jsonAnswer(response.statusCode, body, headers, all);
}

function acceptHeader(operation: Operation): Record<string, string> {
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

/** Prism's own limit. */
const longestViolations = 8 * 1024 - 100;

export function violationsHeader(violations: readonly Violation[]): string {
  const text = JSON.stringify(violations);
  const fitting =
    text.length > longestViolations ? `Too many violations! ${text.slice(0, longestViolations)}` : text;
  // A header takes no other characters; as JSON the text stays the same.
  return fitting.replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
