import type { IncomingHttpHeaders } from "node:http";
import { type Preferences, preferencesOf } from "../control/prefer.ts";
import type { ControlAnswer, Controls } from "../control/rules.ts";
import { generateBody } from "../dynamic/generate.ts";
import { messageOf } from "../message.ts";
import type { Judged } from "../prism/engine.ts";
import type { Operation, PrismRequest, PrismResponse } from "../prism/types.ts";
import type { Site } from "../site.ts";
import { type Answer, errorAnswer, errorBody, jsonAnswer } from "./answer.ts";
import { causesOf, contentTypeCause } from "./causes.ts";
import { failedAnswer } from "./failed.ts";
import { withRateLimit } from "./rate-limit.ts";

/** An answer and how long to hold it back. */
export interface Reply {
  readonly answer: Answer;
  /** Milliseconds. */
  readonly delay: number;
}

export interface Asked {
  readonly site: Site;
  readonly operation: Operation;
  readonly request: PrismRequest;
  readonly headers: IncomingHttpHeaders;
  readonly query: URLSearchParams;
}

/** Lets Prism judge the request and makes the answer of what it says, of the request's wishes and of the controls. */
export async function reply(asked: Asked, controls: Controls): Promise<Reply> {
  const { site, operation, request, headers, query } = asked;
  const client = headers["x-mock-client"];
  const effective = controls.for({
    brand: site.brand,
    operation: operation.iid ?? operation.id,
    client: typeof client === "string" ? client : undefined,
  });
  const wished = preferencesOf(preferHeader(headers), query);
  const rule: ControlAnswer = effective?.rule ?? {};
  const security = effective?.rule.security !== "off";

  let wish: ControlAnswer & Preferences = merge(rule, wished);
  let code = wished.code ?? rule.status;
  if (effective?.rule.scenario || effective?.rule.failureRate) {
    // Only a request that keeps the contract uses up an answer of a scenario or a chance to fail.
    const trial = await judged(asked, {}, security);
    if ("answer" in trial) return { answer: trial.answer, delay: wish.delay ?? 0 };
    if (trial.judged.refused) return { answer: present(trial.judged, operation), delay: wish.delay ?? 0 };
    const next = effective.takeScenario();
    if (next) {
      wish = merge({ ...rule, ...next }, wished);
      code = wished.code ?? next.status ?? rule.status;
    } else code = wished.code ?? effective.takeFailure() ?? rule.status;
  }

  const delay = wish.delay ?? 0;
  const documented = code === undefined || declares(operation, code);
  const result = await judged(
    asked,
    documented
      ? { ...(code !== undefined && { code }), ...(wish.example !== undefined && { example: wish.example }) }
      : {},
    security,
  );
  if ("answer" in result) return { answer: result.answer, delay };
  if (result.judged.refused) return { answer: present(result.judged, operation), delay };

  const own = wish.body;
  const { response } = result.judged;
  const dynamic =
    wish.dynamic && wish.example === undefined && documented && own === undefined
      ? generateBody({ operation, request, status: response.statusCode, seed: wish.seed })
      : undefined;
  let answer: Answer;
  if (own !== undefined || (!documented && code !== undefined)) {
    const status = code ?? response.statusCode;
    answer =
      status === 204 || status === 304
        ? { status, headers: {}, body: undefined, causes: [] }
        : jsonAnswer(status, own ?? undeclaredBody(status));
  } else if (dynamic) {
    answer = { ...present(result.judged, operation), body: JSON.stringify(dynamic.body) };
  } else answer = present(result.judged, operation);
  if (rule.headers || wish.headers)
    answer = { ...answer, headers: { ...answer.headers, ...lower(wish.headers) } };
  return { answer: answer.status === 429 ? withRateLimit(answer) : answer, delay };

  async function judged(
    { site, request }: Asked,
    wish: { code?: number; example?: string },
    security: boolean,
  ): Promise<{ judged: Judged } | { answer: Answer }> {
    try {
      const result = await site.engine.judge(request, wish, security);
      return result.kind === "judged" ? { judged: result } : { answer: failedAnswer(result, asked, wish) };
    } catch (error) {
      return {
        answer: failedAnswer(
          { kind: "failed", status: 400, detail: thrown(error), headers: {} },
          asked,
          wish,
        ),
      };
    }
  }
}

const thrown = (error: unknown): string => `Prism could not read this request: ${messageOf(error)}`;

/** The request's own wish counts more than a rule. */
function merge(rule: ControlAnswer, wished: Preferences): ControlAnswer & Preferences {
  const { code: _, ...others } = wished;
  // A rule's body or example belongs to the rule's status, not to one the request asks for itself.
  const { example: __, body: ___, ...rest } = rule;
  return { ...(wished.code === undefined ? rule : rest), ...others };
}

function preferHeader(headers: IncomingHttpHeaders): string | undefined {
  const prefer = headers["prefer"];
  return Array.isArray(prefer) ? prefer.join(",") : prefer;
}

const lower = (headers: Readonly<Record<string, string>> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

function declares({ responses }: Operation, code: number): boolean {
  const text = String(code);
  return responses.some(
    (response) => response.code === text || response.code === `${text[0]}XX` || response.code === "default",
  );
}

function undeclaredBody(status: number): unknown {
  return status < 400
    ? {}
    : { ...errorBody(status, []), message: status === 422 ? [] : errorBody(status, []).error };
}

const texts = new WeakMap<PrismResponse, string>();

/** Prism's answer, with the causes in the body when the request is refused. */
function present({ response, refused, violations }: Judged, operation: Operation): Answer {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.headers ?? {})) {
    headers[name.toLowerCase()] = String(value);
  }
  if (violations.length > 0) headers["sl-violations"] = violationsHeader(violations);
  if (!refused) return { status: response.statusCode, headers, body: textOf(response), causes: [] };

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

function violationsHeader(violations: Judged["violations"]): string {
  const text = JSON.stringify(violations);
  const fitting =
    text.length > longestViolations ? `Too many violations! ${text.slice(0, longestViolations)}` : text;
  // A header takes no other characters; as JSON the text stays the same.
  return fitting.replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
