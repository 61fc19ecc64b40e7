import { randomOf } from "../dynamic/random.ts";
import type { Names, PublishedNames } from "../names.ts";
import { Refusal } from "../refusal.ts";

/** The response that a control asks for. */
export interface ForcedResponse {
  /** The status, from 200 to 599, documented or not. Default: that of the first documented success. */
  readonly status?: number | undefined;
  /** The name of an example in the document. Default: the first example. */
  readonly example?: string | undefined;
  /**
   * The body to send instead of the documented one. It must match the contract of its status, if the document describes that
   * status. Otherwise a control for a named operation is refused; for other operations, the response is sent and counted as a
   * violation.
   */
  readonly body?: unknown;
  /** Whether `body` may violate the contract. Default: false. */
  readonly unchecked?: boolean | undefined;
  /** Headers to add to the response. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Whether to generate the body of a success from its schema, with values from the request, instead of using an example.
   * Default: false.
   */
  readonly dynamic?: boolean | undefined;
  /** The seed of generated bodies: the same seed generates the same body. Default: a new seed for each response. */
  readonly seed?: string | undefined;
  /** How long to wait before the response is sent, in milliseconds, at most 60,000. Default: 0. */
  readonly delay?: number | undefined;
}

/** Makes a share of the requests fail. */
export interface FailureRate {
  /** The share of requests that fail, from 0 to 1. */
  readonly rate: number;
  /** The status of the failures. Default: 503. */
  readonly status?: number | undefined;
  /** The seed: the same seed makes the same requests fail. Default: a fixed one, so that failures can be reproduced. */
  readonly seed?: string | number | undefined;
}

/**
 * A control of a running mock. `brand`, `operation` and `client` select the requests that it applies to; each of them
 * matches all if left out. Where several controls set the same field, `client` wins over `operation`, and `operation` over
 * `brand`. Requests are validated first: a control changes the response to a valid request.
 */
export interface ControlRule<Named extends Names = PublishedNames> extends ForcedResponse {
  /** The id of the brand that it applies to. Default: all. */
  readonly brand?: Named["brand"] | undefined;
  /** The id of the operation that it applies to, such as `recordInvoicePayment`. Default: all. */
  readonly operation?: Named["operation"] | undefined;
  /** The value of the header `X-Mock-Client` that it applies to. Default: all. */
  readonly client?: string | undefined;
  /** Makes a share of the requests fail. Default: none. */
  readonly failureRate?: FailureRate | undefined;
  /** The next responses, in order. After the last one, the mock responds as before. */
  readonly scenario?: readonly ForcedResponse[] | undefined;
  /** The accepted values of the header `Version`. Default: those that the mock was started with. */
  readonly versions?: readonly string[] | undefined;
  /**
   * Whether to refuse malformed values that the contract allows: email addresses, phone numbers (E.164), currencies
   * (ISO 4217), amounts (above 0) and dates. This is a rule of the mock, not of the API: the refusal says so in its message
   * and in the header `X-Mock-Strict-Values`. Default: the value that the mock was started with.
   */
  readonly strictValues?: boolean | undefined;
  /** `strict` requires a bearer token, any one; `off` does not. Default: `strict`. */
  readonly security?: "strict" | "off" | undefined;
}

/** A change of a control: null resets a field. */
export type ControlChange<Named extends Names = PublishedNames> = {
  readonly [Field in keyof ControlRule]: ControlRule<Named>[Field] | null;
};

/** The request a rule is looked up for. */
export interface Subject {
  readonly brand: string;
  readonly operation: string;
  readonly client: string | undefined;
}

/** The rules that hold for one request, the more specific over the less specific. */
export interface EffectiveControls {
  readonly rule: ControlRule<Names>;
  /** Takes the next response of the scenario, if there is one left. */
  takeScenario(): ForcedResponse | undefined;
  /** Decides, once for each request, whether it fails, and with which status. */
  takeFailure(): number | undefined;
}

interface Kept {
  readonly rule: ControlRule<Names>;
  /** How long the rule is as JSON, in characters. */
  readonly size: number;
  readonly random: () => number;
  scenarioAt: number;
}

/** Whoever can reach the mock can set controls, so their memory needs an end. */
const mostRules = 1000;
const mostBytes = 4 * 1024 * 1024;

const scopes = ["brand", "operation", "client"] as const;
/** A client counts more than an operation, an operation more than a brand. */
const weights = { brand: 1, operation: 2, client: 4 };
const defaultFailure = 503;

/** The rules of a running mock. */
export class Controls {
  #kept = new Map<string, Kept>();

  list(): ControlRule<Names>[] {
    return [...this.#kept.values()].map(({ rule }) => rule);
  }

  /**
   * Merges each change into the rule for the same requests.
   *
   * @throws Refusal when all rules together would be too large; then none of the changes is made.
   */
  apply(changes: readonly ControlChange<Names>[]): void {
    const next = new Map(this.#kept);
    for (const change of changes) merge(next, change);
    const size = [...next.values()].reduce((sum, kept) => sum + kept.size, 0);
    if (next.size > mostRules || size > mostBytes) {
      throw new Refusal(
        413,
        `the controls hold more than ${next.size > mostRules ? `${mostRules} rules` : `${mostBytes} bytes of JSON`}; take some of them back first`,
      );
    }
    this.#kept = next;
  }

  /** Forgets all rules, or those of one client. */
  reset(client?: string): void {
    if (client === undefined) this.#kept.clear();
    else for (const [key, { rule }] of this.#kept) if (rule.client === client) this.#kept.delete(key);
  }

  /** What holds for a request; undefined when nothing does. */
  for(subject: Subject): EffectiveControls | undefined {
    if (this.#kept.size === 0) return undefined;
    const matching = [...this.#kept.values()]
      .filter(({ rule }) =>
        scopes.every((scope) => rule[scope] === undefined || rule[scope] === subject[scope]),
      )
      .sort((one, other) => weightOf(one.rule) - weightOf(other.rule));
    if (matching.length === 0) return undefined;
    return {
      rule: Object.assign({}, ...matching.map(({ rule }) => rule)),
      takeScenario() {
        const kept = matching.findLast(({ rule }) => rule.scenario !== undefined);
        return kept?.rule.scenario?.[kept.scenarioAt++];
      },
      takeFailure() {
        const kept = matching.findLast(({ rule }) => rule.failureRate !== undefined);
        const { rate = 0, status = defaultFailure } = kept?.rule.failureRate ?? {};
        return kept && kept.random() < rate ? status : undefined;
      },
    };
  }
}

function merge(all: Map<string, Kept>, change: ControlChange<Names>): void {
  const key = JSON.stringify(scopes.map((scope) => change[scope] ?? null));
  const kept = all.get(key);
  const merged = Object.entries({ ...kept?.rule, ...change }).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  if (merged.every(([name]) => scopes.some((scope) => scope === name))) {
    all.delete(key);
    return;
  }
  const rule: ControlRule<Names> = Object.fromEntries(merged);
  all.set(key, {
    rule,
    size: JSON.stringify(rule).length,
    scenarioAt: change.scenario || !kept ? 0 : kept.scenarioAt,
    random: change.failureRate || !kept ? randomOf(String(rule.failureRate?.seed ?? "")) : kept.random,
  });
}

const weightOf = (rule: ControlRule<Names>): number =>
  scopes.reduce((sum, scope) => sum + (rule[scope] === undefined ? 0 : weights[scope]), 0);
