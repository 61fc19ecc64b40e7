import { messageOf, withNearest } from "@crm-invoices/mock/internal";
import { choicesOf, firstChoice } from "./book.ts";
import { type RuleChoices, type RuleId, rules } from "./table.ts";

/** What is wrong with a choice of rules, in a sentence. */
export class RuleChoiceError extends Error {
  override readonly name = "RuleChoiceError";
}

const isRule = (id: string): id is RuleId => id in rules;

/**
 * Reads choices of rules from outside: an option, a body below `/__mock`, the environment.
 *
 * @throws RuleChoiceError that names the rule or the choice that there is not.
 */
export function readChoices(given: Readonly<Record<string, unknown>>): RuleChoices {
  const entries = Object.entries(given).map(([id, choice]) => {
    if (!isRule(id)) {
      const ids = Object.keys(rules);
      throw new RuleChoiceError(
        withNearest(`There is no rule "${id}"; expected one of ${ids.join(", ")}.`, id, ids),
      );
    }
    const names: readonly string[] = choicesOf(id);
    if (typeof choice !== "string" || !names.includes(choice)) {
      throw new RuleChoiceError(
        `The rule "${id}" cannot be ${JSON.stringify(choice) ?? "left open"}; it can be ${names.join(" or ")}, and is ${firstChoice(id)} by default.`,
      );
    }
    return [id, choice];
  });
  return Object.fromEntries(entries);
}

/**
 * Reads choices from one text, `overpayment=accept,dates=days`, as the environment has them.
 *
 * @param source what gives the text, for complaints.
 * @throws RuleChoiceError that names what cannot be read.
 */
export function parseChoices(source: string, text = ""): RuleChoices {
  const pairs = text
    .split(",")
    .map((pair) => pair.trim())
    .filter((pair) => pair !== "")
    .map((pair): [string, string | undefined] => {
      const [id = "", choice] = pair.split("=");
      return [id.trim(), choice?.trim()];
    });
  try {
    return readChoices(Object.fromEntries(pairs));
  } catch (error) {
    throw new RuleChoiceError(`${source}: ${messageOf(error)}`, { cause: error });
  }
}
