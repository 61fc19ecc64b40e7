import { estimateRules } from "./estimate-rules.ts";
import { invoiceRules } from "./invoice-rules.ts";
import { moneyRules } from "./money-rules.ts";
import { paymentRules } from "./payment-rules.ts";
import { platformRules } from "./platform-rules.ts";
import type { Rule } from "./rule.ts";
import { scheduleRules } from "./schedule-rules.ts";
import { templateRules } from "./template-rules.ts";

/** All rules of the sandbox, by id. */
export const rules = {
  ...invoiceRules,
  ...paymentRules,
  ...moneyRules,
  ...platformRules,
  ...templateRules,
  ...scheduleRules,
  ...estimateRules,
} as const satisfies Readonly<Record<string, Rule>>;

/** The type of {@link rules}. */
export type Rules = typeof rules;
/** The id of a rule, such as `overpayment`. */
export type RuleId = keyof Rules;
/** The names of the choices of a rule. */
export type ChoiceOf<Id extends RuleId> = keyof Rules[Id]["choices"] & string;
/** A choice for some rules, instead of their default, such as `{ overpayment: "accept" }`. */
export type RuleChoices = { readonly [Id in RuleId]?: ChoiceOf<Id> };
