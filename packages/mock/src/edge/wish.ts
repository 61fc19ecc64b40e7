import type { IncomingHttpHeaders } from "node:http";
import { preferencesOf } from "../control/prefer.ts";
import type { ControlAnswer, ControlRule, Effective } from "../control/rules.ts";

/** What an answer is to be, from the request itself and from the rules, the request counting more. */
export interface Wishes {
  /** What holds for each answer. */
  readonly always: ControlAnswer;
  /** What holds for the next answer, when the request keeps the contract; uses up a scenario or a chance to fail. */
  next(): ControlAnswer;
  /** Whether {@link next} uses something up, so that the request has to be judged before. */
  readonly counted: boolean;
  readonly security: boolean;
}

export function wishesOf(
  headers: IncomingHttpHeaders,
  query: URLSearchParams,
  effective: Effective | undefined,
): Wishes {
  const { prefer } = headers;
  const { code, ...asked } = preferencesOf(Array.isArray(prefer) ? prefer.join(",") : prefer, query);
  const over = (rule: ControlAnswer): ControlAnswer => {
    if (code === undefined) return { ...rule, ...asked };
    // A rule's body and example belong to the rule's status, not to the one the request asks for.
    const { example: _, body: __, ...rest } = rule;
    return { ...rest, ...asked, status: code };
  };
  const rule: ControlRule = effective?.rule ?? {};
  return {
    always: over(rule),
    next() {
      const scenario = effective?.takeScenario();
      if (scenario) return over({ ...rule, ...scenario });
      const failure = effective?.takeFailure();
      // A failure is the plain one, whatever the rule says about the other answers.
      return over(
        failure === undefined ? rule : { status: failure, delay: rule.delay, headers: rule.headers },
      );
    },
    counted: rule.scenario !== undefined || rule.failureRate !== undefined,
    security: rule.security !== "off",
  };
}
