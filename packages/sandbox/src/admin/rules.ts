import type { ProviderRoute } from "@crm-invoices/mock";
import { choicesOf, RuleBook } from "../rules/book.ts";
import { readChoices } from "../rules/choices.ts";
import type { Rule } from "../rules/rule.ts";
import { type RuleChoices, type RuleId, rules } from "../rules/table.ts";
import type { Settings } from "../settings.ts";
import { writeJournal } from "../store/journal.ts";
import { now } from "../worlds/clock.ts";
import { enterWorld, setRules } from "../worlds/world.ts";
import { fieldsOf, route } from "./route.ts";

/** Shows by which rules a world is answered, and switches them. */
export function ruleRoutes(settings: Settings): ProviderRoute[] {
  const shown = (own: RuleChoices): object => {
    const inForce = choicesInForce({ ...settings.rules, ...own });
    return { rules: ruleIds.map((id) => ({ id, choice: inForce[id], ...described(id) })) };
  };
  return [
    route("GET", "/rules", (name) =>
      settings.store.transaction(async (store) =>
        shown((await enterWorld(store, name, settings.beginning)).rules),
      ),
    ),
    route("POST", "/rules", (name, { body }) =>
      settings.store.transaction(async (store) => {
        const choices = readChoices(fieldsOf(body));
        const world = await enterWorld(store, name, settings.beginning);
        const own = { ...world.rules, ...choices };
        await setRules(store, name, own);
        const time = now(world.clock).toISOString();
        await writeJournal(store, {
          layer: world.layers.own,
          tenant: "",
          time,
          event: "rules",
          subject: "",
          detail: choices,
        });
        return shown(own);
      }),
    ),
  ];
}

/** Which choice of each rule holds. */
export function choicesInForce(choices: RuleChoices): Readonly<Record<string, string>> {
  const book = new RuleBook(choices, "any");
  return Object.fromEntries(ruleIds.map((id) => [id, book.decide(id)]));
}

const isRule = (id: string): id is RuleId => id in rules;

const ruleIds = Object.keys(rules).filter(isRule);

function described(id: RuleId): object {
  const { about, source, ledger, choices }: Rule = rules[id];
  return { about, source, ledger, choices, default: choicesOf(id)[0] };
}
