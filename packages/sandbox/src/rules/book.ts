import { EvidenceError } from "./evidence-error.ts";
import type { Certainty, Choice, Rule } from "./rule.ts";
import { type ChoiceOf, type RuleChoices, type RuleId, rules } from "./table.ts";

/** The evidence that responses may rest on: any, or only what the brands' pages state (S) and the publisher documents (D). */
export type Evidence = "any" | "documented";

const documented: readonly Certainty[] = ["S", "D"];

/** The rules that hold for one call, and which of them its answer rests on. */
export class RuleBook {
  readonly #choices: RuleChoices;
  readonly #evidence: Evidence;
  readonly #used = new Map<RuleId, Certainty>();

  constructor(choices: RuleChoices, evidence: Evidence) {
    this.#choices = choices;
    this.#evidence = evidence;
  }

  /**
   * Decides by a rule. Ask only where the answer depends on it: it becomes part of `X-Sandbox-Rules`.
   *
   * @throws EvidenceError when only what is documented may decide, and this is not.
   */
  decide<Id extends RuleId>(id: Id): ChoiceOf<Id> {
    const choice = chosen(id, this.#choices);
    const { certainty } = choiceOf(id, choice);
    if (this.#evidence === "documented" && !documented.includes(certainty)) {
      const other = choicesOf(id).find((name) => documented.includes(choiceOf(id, name).certainty));
      throw new EvidenceError(id, certainty, rules[id].about, other);
    }
    this.#used.set(id, certainty);
    return choice;
  }

  /** The value of `X-Sandbox-Rules`; undefined when the answer rests on no rule. */
  header(): string | undefined {
    if (this.#used.size === 0) return undefined;
    return [...this.#used].map(([id, certainty]) => `${id};evidence=${certainty}`).join(", ");
  }
}

/** Which choice of a rule holds. */
function chosen<Id extends RuleId>(id: Id, choices: RuleChoices): ChoiceOf<Id> {
  const own: ChoiceOf<Id> | undefined = choices[id];
  return own ?? firstChoice(id);
}

/** The choice that holds unless another one is made. */
export function firstChoice<Id extends RuleId>(id: Id): ChoiceOf<Id> {
  const known = firstChoices.get(id);
  if (known !== undefined && isChoice(id, known)) return known;
  const [first] = choicesOf(id);
  if (first === undefined) throw new Error(`The rule "${id}" has no choice.`);
  firstChoices.set(id, first);
  return first;
}

/** They are asked for several times in each call. */
const firstChoices = new Map<RuleId, string>();

const isChoice = <Id extends RuleId>(id: Id, name: string): name is ChoiceOf<Id> => name in rules[id].choices;

/** The names of the choices that a rule has. */
export function choicesOf<Id extends RuleId>(id: Id): ChoiceOf<Id>[] {
  const names: string[] = Object.keys(rules[id].choices);
  return names.filter((name) => isChoice(id, name));
}

function choiceOf(id: RuleId, name: string): Choice {
  const { choices }: Rule = rules[id];
  const choice = choices[name];
  if (choice === undefined) throw new Error(`The rule "${id}" has no choice "${name}".`);
  return choice;
}
