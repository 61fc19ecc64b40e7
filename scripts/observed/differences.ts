import { childPointer, isObject, members, pointerKeys } from "@crm-invoices/openapi";
import { droppedFields, type ObservedAction, type Target } from "./actions.ts";
import { compareContracts } from "./compare.ts";
import type { ContractChange } from "./compare-schemas.ts";

/** What callers do, or are given, in another way than documented, as one entry of the ledger has it. */
export interface ObservedDifference {
  /** The places that differ alike, such as `ContactDetails.phoneNo`. */
  readonly places: readonly string[];
  readonly documented: string;
  readonly observed: string;
  readonly entries: readonly string[];
}

export interface ObservedSummary {
  readonly differences: readonly ObservedDifference[];
  /** Entries about what neither contract can demand, such as a longest name: it is told in words alone. */
  readonly notes: readonly string[];
}

/** What the actions make of the documented contract: what differs between the documents, and what is only told. */
export function observedSummary(
  actions: readonly ObservedAction[],
  documented: unknown,
  observed: unknown,
): ObservedSummary {
  const used = new Set<string>();
  const rows = new Map<string, ObservedDifference>();
  for (const change of compareContracts(documented, observed)) {
    const entries = [...new Set(actionsAt(actions, change.pointer).flatMap((action) => action.entries))];
    for (const entry of entries) {
      used.add(entry);
    }
    const key = JSON.stringify([change.documented, change.observed, entries]);
    const places = [...(rows.get(key)?.places ?? []), placeOf(change)];
    rows.set(key, { places: [...new Set(places)], ...inTable(change), entries });
  }
  const named = new Set(actions.flatMap(({ entries }) => entries));
  const isLeftOpen = (row: ObservedDifference): number => Number(row.documented === leftOpen);
  const differences = [...rows.values()].sort((one, other) => isLeftOpen(one) - isLeftOpen(other));
  return { differences, notes: [...named].filter((entry) => !used.has(entry)) };
}

const leftOpen = "left open";

function inTable({ kind, documented, observed }: ContractChange): { documented: string; observed: string } {
  return kind === "described"
    ? { documented: leftOpen, observed: `described: ${observed}` }
    : { documented, observed };
}

/** The actions that made the change at a pointer of the document that they make. */
export function actionsAt(actions: readonly ObservedAction[], changed: string): ObservedAction[] {
  return actions.filter((action) => touchedBy(action).some((pointer) => isAt(pointer, changed)));
}

/** Whether an action that touches `pointer` made the change at the other one: there, around it, or within it. */
function isAt(pointer: string, changed: string): boolean {
  return `${changed}/`.startsWith(`${pointer}/`) || pointer.startsWith(`${changed}/`);
}

/** The pointers of what an action changes, in the document that it makes. */
function touchedBy({ targets, update }: ObservedAction): string[] {
  return targets.flatMap((target) =>
    update === undefined ? removedAt(target) : leavesOf(update, target.pointer),
  );
}

/** What is no longer required changes at its property. */
function removedAt(target: Target): string[] {
  const fields = droppedFields(target);
  const schema = target.pointer.replace(/\/required(\/\d+)?$/, "");
  return fields.length > 0
    ? fields.map((field) => childPointer(schema, "properties", field))
    : [target.pointer];
}

/** Where an update sets something; a list is set where it stands, as it is laid over what is there. */
function leavesOf(update: unknown, pointer: string): string[] {
  const parts = members(update);
  return parts.length === 0 || !isObject(update)
    ? [pointer, pointer.replace(/\/(enum|type)$/, "")]
    : parts.flatMap(([key, value]) => leavesOf(value, childPointer(pointer, key)));
}

/** `ContactDetails.phoneNo` for `/components/schemas/ContactDetails/properties/phoneNo`. */
function placeOf({ pointer }: ContractChange): string {
  const [section, kind = "", name = "", ...rest] = pointerKeys(pointer);
  if (section === "paths") {
    return [`${name.toUpperCase()} ${kind}`, ...rest].join(" ");
  }
  const path = rest.flatMap((key, index) =>
    rest[index - 1] === "properties" ? [`.${key}`] : key === "items" ? ["[]"] : [],
  );
  const part = kind === "schemas" ? name : `${kind.replace(/s$/, "")} ${name}`;
  const header = rest[0] === "headers" ? ` header ${rest[1]}` : "";
  return `${part}${path.join("")}${header}`;
}
