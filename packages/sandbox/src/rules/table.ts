import { estimateRules } from "./estimate-rules.ts";
import { invoiceRules } from "./invoice-rules.ts";
import { moneyRules } from "./money-rules.ts";
import { paymentRules } from "./payment-rules.ts";
import { platformRules } from "./platform-rules.ts";
import type { Rule } from "./rule.ts";
import { scheduleRules } from "./schedule-rules.ts";
import { templateRules } from "./template-rules.ts";

/** Every rule by which the sandbox answers. A folder of operations adds its rules in a file of its own. */
export const rules = {
  ...invoiceRules,
  ...paymentRules,
  ...moneyRules,
  ...platformRules,
  ...templateRules,
  ...scheduleRules,
  ...estimateRules,
} as const satisfies Readonly<Record<string, Rule>>;

export type Rules = typeof rules;
export type RuleId = keyof Rules;
/** What a rule can be switched to. */
export type ChoiceOf<Id extends RuleId> = keyof Rules[Id]["choices"] & string;
/** For some rules, which choice holds instead of the first one. */
export type RuleChoices = { readonly [Id in RuleId]?: ChoiceOf<Id> };
