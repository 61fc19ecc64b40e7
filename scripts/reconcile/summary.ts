import type { Disagreement } from "./disagreement.ts";
import { type Kind, kinds } from "./kinds.ts";
import { evidences, type Ledger, statuses } from "./ledger.ts";

export interface SourceSummary {
  readonly source: string;
  /** Claims compared with the bundle of the source's brand. */
  readonly compared: number;
  readonly agreed: number;
}

export interface Summary {
  readonly sources: readonly SourceSummary[];
  /** Claims compared with the bundles, counted once for each source that makes them. */
  readonly compared: number;
  readonly agreed: number;
  /** Kinds of disagreement that occur, in the order of the report. */
  readonly disagreements: ReadonlyMap<Kind, number>;
  /** Number of ledger entries by status, and by evidence within it. */
  readonly entries: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

export function summarize(
  comparisons: readonly SourceSummary[],
  disagreements: readonly Disagreement[],
  ledger: Ledger,
): Summary {
  const sources = comparisons.map(({ source, compared, agreed }) => ({ source, compared, agreed }));
  const count = (kind: Kind): number =>
    disagreements.filter((disagreement) => disagreement.kind === kind).length;
  const entries = statuses.map((status) => {
    const found = ledger.entries.filter((entry) => entry.status === status);
    const byEvidence = evidences.map(
      (evidence) => [evidence, found.filter((entry) => entry.evidence === evidence).length] as const,
    );
    return [status, new Map(byEvidence)] as const;
  });
  return {
    sources,
    compared: sum(sources.map(({ compared }) => compared)),
    agreed: sum(sources.map(({ agreed }) => agreed)),
    disagreements: new Map(
      kinds.map((kind) => [kind, count(kind)] as const).filter(([, number]) => number > 0),
    ),
    entries: new Map(entries),
  };
}

export function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, number) => total + number, 0);
}
