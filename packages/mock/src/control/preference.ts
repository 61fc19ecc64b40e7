import type { Names } from "../names.ts";
import { type RequestPreferences, requestPreferences } from "./prefer.ts";
import type { ControlRule, EffectiveControls, ForcedResponse } from "./rules.ts";

/** What a response is to be, from the request itself and from the controls, the request counting more. */
export interface Preferences {
  /** Whether a token is demanded. */
  readonly security: boolean;
  /** The values of `Version` that are accepted; undefined when no control says. */
  readonly versions: readonly string[] | undefined;
  /** Whether values are held to more than the contract demands; undefined when no control says. */
  readonly strictValues: boolean | undefined;
  /** What holds for each response, also for the one to a refused request. */
  readonly always: ForcedResponse;
  /** What the next response is to be; uses up a response of a scenario or a chance to fail. */
  next(): ForcedResponse;
}

export function preferencesFor(
  { prefer, searchParams }: { readonly prefer: string | undefined; readonly searchParams: URLSearchParams },
  controls: EffectiveControls | undefined,
): Preferences {
  const asked = requestPreferences(prefer, searchParams);
  const rule: ControlRule<Names> = controls?.rule ?? {};
  return {
    security: rule.security !== "off",
    versions: rule.versions,
    strictValues: rule.strictValues,
    always: over(rule, asked),
    next() {
      const scenario = controls?.takeScenario();
      if (scenario) return over({ ...rule, ...scenario }, asked);
      const failure = controls?.takeFailure();
      // A failure is the plain one, whatever the rule says about the other responses.
      return over(
        failure === undefined ? rule : { status: failure, delay: rule.delay, headers: rule.headers },
        asked,
      );
    },
  };
}

function over(rule: ForcedResponse, asked: RequestPreferences): ForcedResponse {
  if (asked.status === undefined) return { ...rule, ...asked };
  // A rule's body and example belong to the rule's status, not to the one the request asks for.
  const { example: _, body: __, ...rest } = rule;
  return { ...rest, ...asked };
}
