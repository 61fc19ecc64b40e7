import type { Disagreement } from "./disagreement.ts";
import type { Entry } from "./ledger.ts";

/** Disagreements that read the same but for their operation and location. */
export interface Row {
  /** Operations that have all of them, at the same places. */
  readonly operations: readonly string[];
  readonly places: readonly string[];
  readonly kind: string;
  readonly says: string;
  readonly spec: string;
  /** Ids of the ledger entries that decide them. */
  readonly entries: readonly string[];
}

export function groupRows(
  disagreements: readonly Disagreement[],
  entries: ReadonlyMap<Disagreement, readonly Entry[]>,
): Row[] {
  const decided = (one: Disagreement): string[] => (entries.get(one) ?? []).map(({ id }) => id);
  const byPlace = groupBy(disagreements, (one) =>
    JSON.stringify([one.operation, one.at, one.kind, one.facet, one.spec, decided(one)]),
  );
  const cells = byPlace.flatMap((group) => {
    const [first] = group;
    if (first === undefined) {
      return [];
    }
    const { operation, at, kind } = first;
    return { operation, at, kind, says: whoSaysWhat(group), spec: shownSpec(first), entries: decided(first) };
  });
  const rows = groupBy(cells, ({ at: _at, ...rest }) => JSON.stringify(rest)).flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : { ...first, places: group.map(({ at }) => at) };
  });
  return groupBy(rows, ({ operation: _operation, ...rest }) => JSON.stringify(rest)).flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : { ...first, operations: group.map(({ operation }) => operation) };
  });
}

function shownSpec({ kind, facet, spec }: Disagreement): string {
  return kind === "unsourced" && facet === "type" ? `type ${spec}` : spec;
}

/** `update-invoice-location, text2pay-location: example "10"; send-invoice-location: number`. */
export function whoSaysWhat(disagreements: readonly Disagreement[]): string {
  const witnesses = disagreements.flatMap((disagreement) => disagreement.witnesses);
  if (witnesses.length === 0) {
    return "no source";
  }
  return groupBy(witnesses, ({ says }) => says)
    .map((group) => `${[...new Set(group.map(({ source }) => source))].join(", ")}: ${group[0]?.says ?? ""}`)
    .join("; ");
}

/** Groups in the order in which their first members come. */
export function groupBy<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group === undefined) {
      groups.set(name, [item]);
    } else {
      group.push(item);
    }
  }
  return [...groups.values()];
}
