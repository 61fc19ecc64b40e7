import type { JsonObject } from "@crm-invoices/openapi";
import { type Component, componentKinds } from "./components.ts";
import { componentRules } from "./document-facts.ts";
import type { Work } from "./keep.ts";

/** The components in use; reading one may bring further ones into use. */
export function keepComponents(work: Work): { [kind: string]: JsonObject } {
  const read: { component: Component; facts: unknown }[] = [];
  for (const component of work.components.all()) {
    const facts = componentRules[component.kind](component.spot, work);
    if (facts === undefined) {
      work.overlooked.note(`a malformed entry of ${component.kind}`, component.spot);
    }
    read.push({ component, facts: facts ?? {} });
  }
  read.sort(
    (one, other) => work.components.position(one.component) - work.components.position(other.component),
  );
  const kept: { [kind: string]: JsonObject } = {};
  for (const kind of componentKinds) {
    const ofKind = read.filter(({ component }) => component.kind === kind);
    if (ofKind.length > 0) {
      kept[kind] = Object.fromEntries(ofKind.map(({ component, facts }) => [component.name, facts]));
    }
  }
  return kept;
}
