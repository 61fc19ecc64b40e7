import type { IncomingHttpHeaders } from "node:http";
import type { ControlAnswer, Controls } from "../control/rules.ts";
import { generateBody } from "../dynamic/generate.ts";
import { messageOf } from "../message.ts";
import type { Judged, Wish } from "../prism/engine.ts";
import type { Operation, PrismRequest } from "../prism/types.ts";
import type { Site } from "../site.ts";
import { type Answer, errorBody, jsonAnswer, nameOf } from "./answer.ts";
import { failedAnswer } from "./failed.ts";
import { present, violationsHeader } from "./present.ts";
import { withRateLimit } from "./rate-limit.ts";
import { wishesOf } from "./wish.ts";

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
  const { site, operation, headers, query } = asked;
  const client = headers["x-mock-client"];
  const effective = controls.for({
    brand: site.brand,
    operation: operation.iid ?? operation.id,
    client: typeof client === "string" ? client : undefined,
  });
  const wishes = wishesOf(headers, query, effective);
  let wish = wishes.always;
  if (wishes.counted) {
    // Only a request that keeps the contract uses up an answer of a scenario or a chance to fail.
    const trial = await judge(asked, {}, wishes.security);
    if ("answer" in trial) return { answer: trial.answer, delay: wish.delay ?? 0 };
    wish = wishes.next();
  }

  const delay = wish.delay ?? 0;
  const result = await judge(asked, declaredPart(operation, wish), wishes.security);
  if ("answer" in result) return { answer: result.answer, delay };
  const answer = withHeaders(made(asked, wish, result) ?? present(result, operation), wish.headers);
  return { answer: answer.status === 429 ? withRateLimit(answer) : answer, delay };
}

/** What Prism says of an accepted request, or the answer when it is refused. */
async function judge(asked: Asked, wish: Wish, security: boolean): Promise<Judged | { answer: Answer }> {
  try {
    const result = await asked.site.engine.judge(asked.request, wish, security);
    if (result.kind === "failed") return { answer: failedAnswer(result, asked, wish) };
    return result.refused ? { answer: present(result, asked.operation) } : result;
  } catch (error) {
    const detail = `Prism could not read this request: ${messageOf(error)}`;
    return {
      answer: failedAnswer({ kind: "failed", status: 400, detail, headers: {}, violations: [] }, asked, wish),
    };
  }
}

/** The part of a wish that the document has an answer for. */
function declaredPart(operation: Operation, { status, example }: ControlAnswer): Wish {
  return status === undefined || declares(operation, status) ? { code: status, example } : {};
}

function declares({ responses }: Operation, status: number): boolean {
  const code = String(status);
  const codes = [code, `${code[0]}XX`, "default"];
  return responses.some((response) => codes.includes(response.code));
}

/** An answer that is not one of the document's examples; undefined when none is wanted. */
function made(asked: Asked, wish: ControlAnswer, { response }: Judged): Answer | undefined {
  const { operation, request, site } = asked;
  const { status = response.statusCode, body } = wish;
  if (body !== undefined || !declares(operation, status)) {
    if (status === 204 || status === 304) return { status, headers: {}, body: undefined, causes: [] };
    return jsonAnswer(status, body ?? plainBody(status));
  }
  if (!wish.dynamic || wish.example !== undefined) return undefined;
  const invented = generateBody(
    { operation, request, status: response.statusCode, seed: wish.seed },
    site.engine,
  );
  if (!invented) return undefined;
  const headers =
    invented.violations.length > 0 ? { "sl-violations": violationsHeader(invented.violations) } : {};
  return jsonAnswer(response.statusCode, invented.body, headers);
}

/** The body of a status the document does not describe. */
const plainBody = (status: number): unknown => (status < 400 ? {} : errorBody(status, [nameOf(status)]));

function withHeaders(answer: Answer, headers: ControlAnswer["headers"]): Answer {
  if (!headers) return answer;
  const own = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { ...answer, headers: { ...answer.headers, ...Object.fromEntries(own) } };
}
