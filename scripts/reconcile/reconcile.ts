import type { ObservedAction } from "../observed/actions.ts";
import { type ObservedSummary, observedSummary } from "../observed/differences.ts";
import { compareSources, compareWithItself } from "./compare-sources.ts";
import { compareWithSpec } from "./compare-spec.ts";
import { compareVersions, type VersionComparison } from "./compare-versions.ts";
import { applyLedger, type UnusedPattern } from "./coverage.ts";
import type { Disagreement } from "./disagreement.ts";
import { claimsOf } from "./document-claims.ts";
import { kinds } from "./kinds.ts";
import type { Ledger } from "./ledger.ts";
import { findUnknownMarks, type UnknownMark } from "./marks.ts";
import { nameOperations } from "./operations.ts";
import { writeReport } from "./report.ts";
import { type Source, sourceClaims } from "./source.ts";
import { type Summary, summarize } from "./summary.ts";
import type { UnresolvedReference } from "./unresolved-reference.ts";
import { findUnsourced } from "./unsourced.ts";

export interface ReconcileInput {
  readonly sources: readonly Source[];
  readonly ledger: Ledger;
  /** Brand → its bundled document. */
  readonly bundles: ReadonlyMap<string, unknown>;
  /** The same of the observed contract, and what makes it; without it nothing is observed differently. */
  readonly observed?: {
    readonly bundles: ReadonlyMap<string, unknown>;
    readonly actions: readonly ObservedAction[];
  };
}

export interface Reconciliation {
  /** Every disagreement, ordered by operation (as in the bundle), location and kind. */
  readonly disagreements: readonly Disagreement[];
  /** Those that no ledger entry covers. */
  readonly uncovered: readonly Disagreement[];
  /** Ledger patterns that match nothing. */
  readonly unusedPatterns: readonly UnusedPattern[];
  /** `x-ledger` marks in a bundle that name no entry. */
  readonly unknownMarks: readonly UnknownMark[];
  readonly unresolved: readonly UnresolvedReference[];
  readonly summary: Summary;
  /** Sources that are versions of one document, compared with each other. */
  readonly versions: readonly VersionComparison[];
  /** The text of `RECONCILIATION.md`, without a banner. */
  readonly report: string;
}

/**
 * Compares what the sources claim with the bundles, with themselves and with each other, and the
 * bundles with what the sources claim; then looks up each disagreement in the ledger. Reads and writes
 * no files.
 *
 * @example
 * const { uncovered, report } = reconcile({ sources, ledger, bundles: new Map([["highlevel", document]]) });
 */
export function reconcile({ sources, ledger, bundles, observed }: ReconcileInput): Reconciliation {
  const names = nameOperations([...bundles.values(), ...sources.map(({ file }) => file.content)]);
  const claims = (document: unknown) => claimsOf(document, names, { examples: false }).operations;
  const specs = new Map([...bundles].map(([brand, document]) => [brand, claims(document)]));
  const sorted = sources.toSorted((one, other) => compareText(one.id, other.id));
  const claimed = sorted.map((source) => ({ source, ...sourceClaims(source, names) }));
  const comparisons = claimed.map(({ source, operations }) => ({
    source: source.id,
    ...compareWithSpec(source.id, operations, source.brand, specs.get(source.brand) ?? new Map()),
  }));
  const claimants = claimed.map(({ source, operations }) => ({
    id: source.id,
    brand: source.brand,
    format: source.format,
    operations,
  }));
  const disagreements = [
    ...comparisons.flatMap((comparison) => comparison.disagreements),
    ...claimed.flatMap(({ source, operations }) =>
      compareWithItself(source.id, operations, source.brand, specs),
    ),
    ...compareSources(claimants, specs),
    ...findUnsourced(claimants, specs),
  ];
  const order = new Map([...names.values()].map(({ name }, index) => [name, index]));
  disagreements.sort((one, other) => compareOrder(one, other, order));
  // An entry may be about what callers alone know, such as a response that no page has.
  const described = [...specs.values(), ...[...(observed?.bundles.values() ?? [])].map(claims)];
  const { entries, places, unusedPatterns } = applyLedger(ledger, disagreements, described);
  const unresolved = claimed.flatMap(({ source, unresolved: references }) =>
    [...references].map(([reference, count]) => ({ source: source.id, reference, count })),
  );
  const summary = summarize(comparisons, disagreements, ledger);
  const versions = compareVersions(claimants);
  return {
    disagreements,
    uncovered: disagreements.filter((disagreement) => entries.get(disagreement)?.length === 0),
    unusedPatterns,
    unknownMarks: findUnknownMarks(ledger, [bundles, observed?.bundles ?? new Map()]),
    unresolved,
    summary,
    versions,
    report: writeReport({
      disagreements,
      entries,
      places,
      ledger,
      summary,
      sources: sorted,
      versions,
      observed: observed && summarizeObserved(bundles, observed),
      unresolved,
    }),
  };
}

/** What is observed differently; all brands share it, so one of them shows it. */
function summarizeObserved(
  bundles: ReadonlyMap<string, unknown>,
  { bundles: others, actions }: NonNullable<ReconcileInput["observed"]>,
): ObservedSummary {
  const [brand = "", document] = [...bundles][0] ?? [];
  return observedSummary(actions, document, others.get(brand));
}

function compareOrder(one: Disagreement, other: Disagreement, order: ReadonlyMap<string, number>): number {
  return (
    (order.get(one.operation) ?? 0) - (order.get(other.operation) ?? 0) ||
    compareText(one.at, other.at) ||
    kinds.indexOf(one.kind) - kinds.indexOf(other.kind) ||
    compareText(textOf(one), textOf(other))
  );
}

function textOf({ facet, witnesses, spec }: Disagreement): string {
  return [facet, ...witnesses.flatMap(({ source, says }) => [source, says]), spec].join(" ");
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
