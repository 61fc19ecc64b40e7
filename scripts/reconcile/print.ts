import { pointerKeys } from "@crm-invoices/openapi";
import type { VersionComparison } from "./compare-versions.ts";
import type { Disagreement } from "./disagreement.ts";
import { groupBy } from "./groups.ts";
import type { Ledger } from "./ledger.ts";
import type { Reconciliation } from "./reconcile.ts";
import type { Source } from "./source.ts";
import { sum } from "./summary.ts";

/** Finds the file of `spec/` (and the line in it) that a pointer of a bundle comes from. */
export type SpecLocator = (pointer: string) => string;

const shownPlaces = 3;

/** Everything that makes the reconciliation fail, in words that say what to do; empty when nothing does. */
export function describeFailures(
  result: Reconciliation,
  sources: readonly Source[],
  locate: SpecLocator,
): string[] {
  const files = new Map(sources.map(({ id, file }) => [id, file]));
  const saidAt = (source: string, pointer: string): string =>
    files.get(source)?.at(pointerKeys(pointer)) ?? source;
  const groups = groupBy(result.uncovered, alike);
  return [
    ...groups.map((group) => describeGroup(group, saidAt, locate)),
    ...result.unusedPatterns.map(({ message }) => message),
    ...result.unknownMarks.map(
      ({ pointer, entry }) =>
        `${locate(pointer)}: the ledger entry "${entry}" is named here, which spec/ledger.yaml does not have. Add the entry or correct the name.`,
    ),
  ];
}

/** Equal for disagreements that one correction or one ledger entry is likely to settle. */
function alike({ kind, facet, spec, at, pointer = "", witnesses }: Disagreement): string {
  if (kind === "unsourced") {
    // Statements of one facet in one schema, whatever they say.
    return JSON.stringify([kind, facet, pointerKeys(pointer).slice(0, 3)]);
  }
  const says = kind === "example" || kind === "self" ? [] : witnesses.map((witness) => witness.says);
  const sources = witnesses.map(({ source }) => source);
  return JSON.stringify([kind, facet, spec, at.split(".").at(-1), pointer, sources, says]);
}

function describeGroup(
  group: readonly Disagreement[],
  saidAt: (source: string, pointer: string) => string,
  locate: SpecLocator,
): string {
  const [first] = group;
  if (first === undefined) {
    return "";
  }
  const more = group.length - shownPlaces;
  const where = first.pointer === undefined ? "spec/openapi.yaml" : locate(first.pointer);
  return [
    `${first.kind} (${first.facet}), ${group.length} ${group.length === 1 ? "place" : "places"}`,
    ...group.slice(0, shownPlaces).map(({ operation, at }) => `  ${operation} at ${at}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
    ...first.witnesses.map(
      ({ source, says, pointer }) => `  ${source} says: ${says} (${saidAt(source, pointer)})`,
    ),
    ...(first.witnesses.length === 0 ? ["  no source says so"] : []),
    `  the spec says: ${first.spec} (${where}${first.brand === undefined ? "" : `, brand ${first.brand}`})`,
    "  Correct the spec there (or the brand's overlay in spec/brands), or decide it in spec/ledger.yaml:",
    ...snippet(group).map((line) => `    ${line}`),
  ].join("\n");
}

/** A ledger entry that would cover the group, ready to be filled in. */
function snippet(group: readonly Disagreement[]): string[] {
  const [first] = group;
  if (first === undefined) {
    return [];
  }
  const says = first.witnesses.map(({ source, says: text }) => ({ source, text }));
  // What no source says can only be reported or assumed.
  const isSaid = says.length > 0;
  const claims = isSaid ? says : [{ source: "callers", text: "…" }];
  return [
    "- id: …",
    "  title: …",
    "  covers:",
    ...groupBy(group, ({ operation }) => operation).map((places) => `    - ${pattern(places)}`),
    "  claims:",
    ...claims.map(({ source, text }) => `    - { source: ${source}, says: ${JSON.stringify(text)} }`),
    ...(isSaid ? [] : ["  reports:", "    - { source: …, date: YYYY-MM-DD, sent: …, outcome: accepted }"]),
    "  decision: …",
    isSaid
      ? "  evidence: S    # S stated, D documented, R reported, A assumed, U unknown"
      : "  evidence: R    # R reported, A assumed (then without reports), U unknown",
    "  why: …",
    "  status: settled    # settled, disputed, open",
    ...(isSaid ? [] : ["  reviewBy: YYYY-MM-DD"]),
  ];
}

/** One pattern for disagreements of one operation, which are of one kind. */
function pattern(group: readonly Disagreement[]): string {
  const [first] = group;
  const places = [...new Set(group.map(({ at }) => at))];
  const at = places.length > 1 ? `{${places.join(",")}}` : places.join();
  const keys = {
    operation: JSON.stringify(first?.operation),
    at: JSON.stringify(at),
    kind: first?.kind,
    ...(first?.kind === "unsourced" ? { facet: first.facet } : {}),
  };
  return `{ ${Object.entries(keys)
    .map(([key, value]) => `${key}: ${value}`)
    .join(", ")} }`;
}

function describeVersions({ sources, operations, differences }: VersionComparison): string {
  const where = [...new Set(differences.map(({ at }) => at))];
  const more = where.length - shownPlaces;
  const difference =
    where.length === 0
      ? "say the same"
      : `differ at ${where.slice(0, shownPlaces).join(", ")}${more > 0 ? ` and ${more} more locations` : " alone"}`;
  return `${sources.join(" and ")}, versions of one document with ${operations} operation${operations === 1 ? "" : "s"}, ${difference}.`;
}

/** The entries that are due for another look at the evidence, in a line; nothing when none is. */
export function describeDue({ entries }: Ledger, today: string): string[] {
  const due = entries.filter(({ reviewBy }) => reviewBy !== undefined && reviewBy <= today);
  const ids = due.map(({ id }) => id);
  return due.length === 0
    ? []
    : [`Look for new evidence, and set a new reviewBy in spec/ledger.yaml: ${ids.join(", ")}.`];
}

/** What was compared and decided, in a few lines. */
export function describeSummary(result: Reconciliation): string {
  const { summary, disagreements, uncovered, unresolved, versions } = result;
  const { compared, agreed, entries } = summary;
  const byStatus = [...entries].map(([status, byEvidence]) => `${sum(byEvidence.values())} ${status}`);
  const byKind = [...summary.disagreements].map(([kind, count]) => `${count} ${kind}`);
  return [
    `${compared} claims of ${summary.sources.length} sources compared: ${agreed} agree.`,
    `${disagreements.length} disagreements${byKind.length === 0 ? "" : ` (${byKind.join(", ")})`}, ${uncovered.length} without a ledger entry.`,
    `Ledger entries: ${byStatus.join(", ")}.`,
    ...versions.map(describeVersions),
    ...unresolved.map(
      ({ source, reference, count }) =>
        `${source}: ${reference} leads nowhere (${count} times); nothing is claimed behind it.`,
    ),
  ].join("\n");
}
