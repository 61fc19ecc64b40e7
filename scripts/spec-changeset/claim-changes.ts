import { keysOf } from "../reconcile/json.ts";
import { listOperations } from "../reconcile/operations.ts";
import { type Change, listed, quoted } from "./change.ts";
import { type Finding, findChanges } from "./findings.ts";

export interface ClaimChanges {
  readonly changes: readonly Change[];
  /** The JSON pointers of everything that the changes are about. */
  readonly pointers: ReadonlySet<string>;
}

/** What changed in operations, parameters, bodies and answers between two documents of one brand. */
export function claimChanges(before: unknown, after: unknown): ClaimChanges {
  const findings = [...findChanges(before, after)];
  const all = listOperations(after).length;
  return {
    changes: groupBy(findings, keyOf).flatMap((group) => together(group, all)),
    pointers: new Set(findings.flatMap(({ pointers }) => pointers)),
  };
}

/** Findings of the same key come from one statement in a type, or are worded alike. */
function keyOf({ level, statement, location, words }: Finding): string {
  const type = typeAt(statement);
  const fact = type === undefined ? words(location) : words({ ...location, noun: type });
  return JSON.stringify([level, type ?? "", location.direction, fact]);
}

/** What is said of several operations, because they share a part, is said once. */
function together(group: readonly Finding[], all: number): Change[] {
  const [first] = group;
  if (first === undefined) {
    return [];
  }
  const { level, location, statement, words } = first;
  const type = typeAt(statement);
  const isOne = new Set(group.map((finding) => finding.operation)).size === 1;
  if (type !== undefined && !isOne) {
    const inside = location.direction === "sent" ? "the requests" : "the answers";
    const noun = `${type} in ${inside} of ${operationsOf(group, all)}`;
    return [{ level, text: `${words({ ...location, noun })}.` }];
  }
  return groupBy(group, (finding) => finding.words(finding.location)).map((alike) => ({
    level,
    text: `${operationsOf(alike, all)}: ${alike[0]?.words(alike[0].location)}.`,
  }));
}

function operationsOf(group: readonly Finding[], all: number): string {
  const names = [...new Set(group.map(({ operation }) => operation))];
  return names.length > 3 && names.length === all ? "every operation" : listed(names, "operation");
}

/** The type, or the property of a type, that a statement at this pointer is about. */
function typeAt(pointer: string | undefined): string | undefined {
  const [section, kind, name, ...rest] = keysOf(pointer ?? "");
  if (section !== "components" || kind !== "schemas" || name === undefined) {
    return undefined;
  }
  const names = rest.filter((_, index) => /^(properties|required)$/.test(rest[index - 1] ?? ""));
  return quoted([name, ...names].join("."));
}

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  }
  return [...groups.values()];
}
