import { groupBy } from "../reconcile/groups.ts";
import type { Entry } from "../reconcile/ledger.ts";
import type { Finding } from "./finding.ts";
import type { NotCompared } from "./gather.ts";
import type { NeverSeen } from "./never-seen.ts";
import type { Proposal } from "./proposals.ts";
import { daysInWords, times } from "./words.ts";

export interface KnownFinding {
  readonly finding: Finding;
  /** The ledger entries that are about it already; none when it is new. */
  readonly entries: readonly Entry[];
}

export interface DriftReport {
  readonly recordings: readonly string[];
  readonly brands: readonly string[];
  readonly compared: number;
  readonly notCompared: NotCompared;
  readonly days: readonly string[];
  readonly findings: readonly KnownFinding[];
  readonly neverSeen: NeverSeen;
  readonly described: number;
  readonly proposals: readonly Proposal[];
  /** The proposals as YAML. */
  readonly yaml: string;
  /** Actions that would make the observed contract allow what is new, as YAML. */
  readonly actions: string;
}

/** The report as text; with `full`, also everything that was never seen, by name. */
export function writeText(report: DriftReport, full: boolean): string {
  const fresh = report.findings.filter(({ entries }) => entries.length === 0);
  const known = report.findings.filter(({ entries }) => entries.length > 0);
  const sections = [
    summary(report),
    section("New, as no ledger entry is about it", fresh) ||
      "Nothing new: the ledger knows every difference.",
    section("Known from the ledger", known),
    unseen(report, full),
    report.yaml === ""
      ? ""
      : `Proposed entries, to be judged, reworded and pasted at the end of spec/ledger.yaml:\n\n${report.yaml.trimEnd()}`,
    report.actions === ""
      ? ""
      : `Proposed actions for an overlay in spec/observed, once their entries are in the ledger:\n\n${report.actions.trimEnd()}`,
  ];
  return sections.filter((text) => text !== "").join("\n\n");
}

function summary({
  recordings,
  brands,
  compared,
  notCompared,
  days,
  neverSeen,
  described,
}: DriftReport): string {
  const left = Object.entries(notCompared)
    .filter(([, count]) => count > 0)
    .map(([reason, count]) => `  ${reason}: ${count}`);
  return [
    `${recordings.join(", ")}: ${times(compared, "call")} compared with ${brands.join(", ")}, ${daysInWords(days)}.`,
    `${described - neverSeen.operations.length} of ${times(described, "described operation")} seen.`,
    ...(left.length === 0 ? [] : ["Not compared:", ...left]),
  ].join("\n");
}

/** The findings, those that read the same together; empty without any. */
function section(title: string, findings: readonly KnownFinding[]): string {
  const blocks = groupBy(findings, ({ finding, entries }) =>
    JSON.stringify([finding.matter, finding.at, finding.says, finding.spec, entries.map(({ id }) => id)]),
  );
  const byOperations = groupBy(blocks, (block) =>
    JSON.stringify(block.map(({ finding }) => finding.operation)),
  );
  const lines = byOperations.flatMap((group) => [
    "",
    ...operationsOf(group[0] ?? []).map((line) => `  ${line}`),
    ...group.map((block) => `    ${lineOf(block)}`),
  ]);
  return blocks.length === 0 ? "" : [`${title}: ${times(blocks.length, "difference")}`, ...lines].join("\n");
}

const shownOperations = 3;

function operationsOf(block: readonly KnownFinding[]): string[] {
  const names = block.map(({ finding }) => finding.operation);
  const more = names.length - shownOperations;
  return [...names.slice(0, shownOperations), ...(more > 0 ? [`and ${times(more, "other operation")}`] : [])];
}

function lineOf(block: readonly KnownFinding[]): string {
  const [head] = block;
  if (head === undefined) {
    return "";
  }
  const { finding, entries } = head;
  const sum = (key: "seen" | "of"): number => block.reduce((total, one) => total + one.finding[key], 0);
  const where = finding.at === "operation" ? "" : `${finding.at}: `;
  const spec = finding.spec === "nothing here" ? "" : `; documented: ${finding.spec}`;
  const ledger = entries.map(({ id }) => id).join(", ");
  const first = `${finding.first.file}, entry ${finding.first.entry}`;
  const count = `in ${sum("seen")} of ${sum("of")}, first in ${first}${ledger === "" ? "" : `; ledger: ${ledger}`}`;
  return `${where}${finding.matter}: ${finding.says}${spec} (${count})`;
}

function unseen({ neverSeen }: DriftReport, full: boolean): string {
  const { operations, locations } = neverSeen;
  const count = [...locations.values()].reduce((sum, places) => sum + places.length, 0);
  if (operations.length + count === 0) {
    return "";
  }
  const head = `Described but never seen: ${times(operations.length, "operation")}, and ${times(count, "place")} of operations that were seen`;
  if (!full) {
    return `${head}. --write and --json name them.`;
  }
  return [
    `${head}:`,
    ...operations.map((operation) => `  ${operation}`),
    ...[...locations].flatMap(([operation, places]) => [
      `  ${operation}`,
      ...places.map((at) => `    ${at}`),
    ]),
  ].join("\n");
}

/** The report for machines. */
export function writeJson(report: DriftReport): string {
  const { findings, neverSeen, yaml, actions, ...rest } = report;
  return JSON.stringify(
    {
      ...rest,
      findings: findings.map(({ finding, entries }) => ({ ...finding, ledger: entries.map(({ id }) => id) })),
      neverSeen: { operations: neverSeen.operations, locations: Object.fromEntries(neverSeen.locations) },
      ledger: yaml,
      observed: actions,
    },
    undefined,
    2,
  );
}
