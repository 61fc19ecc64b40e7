import { pointerKeys } from "@crm-invoices/openapi";
import { statedOperations } from "../reconcile/operations.ts";
import { affected } from "./affected.ts";
import { type Change, listed, quoted, sentence } from "./change.ts";
import { type Finding, findChanges, isWebhook, labelOf, webhookLabel } from "./findings.ts";
import { findKeywordChanges } from "./keyword-changes.ts";
import { self } from "./locations.ts";

export interface ClaimChanges {
  readonly changes: readonly Change[];
  /** The JSON pointers of everything that the changes are about. */
  readonly pointers: ReadonlySet<string>;
}

/** What changed in operations, parameters, bodies and answers between two documents of one brand. */
export function claimChanges(before: unknown, after: unknown): ClaimChanges {
  const documents = affected([before, after]);
  const claimed = [...findChanges(...documents)];
  const findings = [...claimed, ...findKeywordChanges(documents, pointersOf(claimed))];
  const all = statedOperations(after).map(labelOf);
  return {
    changes: groupBy(findings, keyOf).flatMap((group) => together(group, all)),
    pointers: pointersOf(findings),
  };
}

function pointersOf(findings: readonly Finding[]): Set<string> {
  return new Set(findings.flatMap(({ pointers }) => pointers));
}

/** Findings of the same key come from one statement in a type, or are worded alike. */
function keyOf({ level, operation, statement, location, words }: Finding): string {
  const type = typeAt(statement);
  const fact = type === undefined ? words(location) : words({ ...location, noun: type });
  return JSON.stringify([level, type ?? "", location.message, fact, location === self ? operation : ""]);
}

/** What is said of several operations, because they share a part, is said once. */
function together(group: readonly Finding[], all: readonly string[]): Change[] {
  const [first] = group;
  if (first === undefined) {
    return [];
  }
  const { level, location, statement, words } = first;
  const type = typeAt(statement);
  const isOne = new Set(group.map((finding) => finding.operation)).size === 1;
  if (type !== undefined && !isOne) {
    const noun = `${type} in the ${location.message} of ${operationsOf(group, all)}`;
    return [{ level, text: sentence(words({ ...location, noun })) }];
  }
  return groupBy(group, (finding) => finding.words(finding.location)).map((alike) => ({
    level,
    text: sentence(
      `${operationsOf(alike, all)}${location === self ? "" : ":"} ${alike[0]?.words(alike[0].location)}`,
    ),
  }));
}

/** Operations and webhooks by name; of many only the first ones. */
function operationsOf(group: readonly Finding[], all: readonly string[]): string {
  const names = [...new Set(group.map(({ operation }) => operation))];
  return (["operation", "webhook"] as const)
    .flatMap((noun) => {
      const ofKind = (label: string) => isWebhook(label) === (noun === "webhook");
      return listedOf(names.filter(ofKind), all.filter(ofKind).length, noun);
    })
    .join(" and ");
}

function listedOf(names: readonly string[], all: number, noun: "operation" | "webhook"): string[] {
  if (names.length === 0) {
    return [];
  }
  if (names.length > 3 && names.length === all) {
    return [`every ${noun}`];
  }
  const list = listed(
    names.map((name) => name.replace(webhookLabel, "")),
    noun,
  );
  return [noun === "operation" ? list : names.length > 1 ? `the webhooks ${list}` : `${webhookLabel}${list}`];
}

/** The type, or the property of a type, that a statement at this pointer is about. */
function typeAt(pointer: string | undefined): string | undefined {
  const [section, kind, name, ...rest] = pointerKeys(pointer ?? "");
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
