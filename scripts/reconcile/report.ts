import type { ObservedSummary } from "../observed/differences.ts";
import type { VersionComparison } from "./compare-versions.ts";
import type { Disagreement } from "./disagreement.ts";
import { groupRows, type Row } from "./groups.ts";
import type { Kind } from "./kinds.ts";
import { type Entry, type Ledger, outcomes, type Report } from "./ledger.ts";
import type { Source } from "./source.ts";
import { type Summary, sum } from "./summary.ts";
import type { UnresolvedReference } from "./unresolved-reference.ts";

export interface ReportInput {
  readonly disagreements: readonly Disagreement[];
  readonly entries: ReadonlyMap<Disagreement, readonly Entry[]>;
  /** Entry id → number of locations it is about. */
  readonly places: ReadonlyMap<string, number>;
  readonly ledger: Ledger;
  readonly summary: Summary;
  readonly sources: readonly Source[];
  readonly versions: readonly VersionComparison[];
  readonly observed: ObservedSummary | undefined;
  readonly unresolved: readonly UnresolvedReference[];
}

const evidenceMeaning: Readonly<Record<Entry["evidence"], string>> = {
  S: "stated by a saved page",
  D: "documented by the publisher",
  R: "reported by people who call the API",
  A: "assumed by this project",
  U: "unknown",
};

const kindMeaning: Readonly<Record<Kind, string>> = {
  operation: "a source has an operation that the spec lacks",
  path: "a source writes the path in another way",
  missing: "a source has a field, parameter or response that the spec lacks",
  unsourced: "the spec says something that no source states",
  type: "another type",
  required: "required on one side only",
  enum: "other allowed values",
  format: "another format",
  default: "another default",
  constraint: "another limit",
  security: "other tokens or scopes",
  example: "an example that the spec does not allow",
  placeholder: "a placeholder for another type than the spec's",
  self: "a source contradicts itself",
  variant: "sources of one operation differ",
};

const introduction = `# Reconciliation

Every documentation source is written down as claims (\`spec/sources\`). Each claim is compared with the
description of the source's brand, with the source's own examples and with the other sources of the same
operation; in turn, whatever the description states is looked for in the sources. Each disagreement found
is decided by an entry of \`spec/ledger.yaml\`; this report shows both.

A location reads \`request.card.brand\` (a field of the body), \`query.limit\`, \`header.Version\`,
\`response.200.invoice.invoiceItems[]._id\` (\`[]\`: each item).`;

/** The report as Markdown; equal input gives equal text. */
export function writeReport(input: ReportInput): string {
  return [
    introduction,
    ...sourcesSection(input),
    ...summarySection(input),
    ...observedSection(input),
    ...versionsSection(input),
    ...decisionsSection(input),
    ...disagreementsSection(input),
    "",
  ].join("\n\n");
}

/** Whose pages the sources are. */
function sourcesSection({ sources }: ReportInput): string[] {
  const rows = sources.map(({ id, brand, omits, provenance }) => {
    const { address, retrieved, inferred, excerpt } = provenance;
    const notes = [
      ...(inferred === undefined ? [] : [`address inferred: ${oneLine(inferred)}`]),
      ...(excerpt === undefined ? [] : [`read: ${oneLine(excerpt)}`]),
      ...(omits.size === 0 ? [] : [`without ${[...omits].join(", ")}`]),
    ];
    return [id, brand, address, retrieved, notes.join("; ")];
  });
  return rows.length === 0
    ? []
    : ["## Sources", table(["source", "brand", "address", "read on", "remarks"], rows)];
}

function summarySection({ summary, unresolved }: ReportInput): string[] {
  const { sources, disagreements, entries } = summary;
  const statuses = [...entries.keys()];
  const evidences = Object.entries(evidenceMeaning).map(([evidence, meaning]) => [
    `${evidence}: ${meaning}`,
    ...statuses.map((status) => entries.get(status)?.get(evidence) ?? 0),
  ]);
  const totals = ["all", ...statuses.map((status) => sum(entries.get(status)?.values() ?? []))];
  const counts = sources.map(({ source, compared, agreed }) => [source, compared, agreed, compared - agreed]);
  const all = ["all", summary.compared, summary.agreed, summary.compared - summary.agreed];
  return [
    "## Summary",
    "Claims compared with the spec:",
    table(["source", "claims", "agreements", "disagreements"], [...counts, all]),
    "Disagreements, with those of sources among themselves and those of the spec with all sources:",
    table(
      ["kind", "count", "meaning"],
      [...disagreements].map(([kind, count]) => [kind, count, kindMeaning[kind]]),
    ),
    "Ledger entries:",
    table(["evidence", ...statuses], [...evidences, totals]),
    ...(unresolved.length === 0
      ? []
      : [
          "References that lead nowhere; nothing is claimed behind them:",
          table(
            ["source", "reference", "times"],
            unresolved.map(({ source, reference, count }) => [source, code(reference), count]),
          ),
        ]),
  ];
}

/** What callers do or are given in another way than documented, to be read in two minutes. */
function observedSection({ observed, ledger }: ReportInput): string[] {
  if (observed === undefined || observed.differences.length + observed.notes.length === 0) {
    return [];
  }
  const entries = new Map(ledger.entries.map((entry) => [entry.id, entry]));
  const rows = observed.differences.map((one) => {
    const reports = one.entries.flatMap((id) => entries.get(id)?.reports ?? []);
    return [listed(one.places), one.documented, one.observed, outcomesOf(reports), one.entries.join(", ")];
  });
  const notes = observed.notes.map((id) => `- ${oneLine(entries.get(id)?.title ?? id)} (${id})`);
  return [
    "## Observed differently",
    "The observed contract accepts and promises what callers show; in everything else it is the documented one, and it refuses nothing that the documented contract allows, but for another type of a field of a response that is described here alone. A field of a request is optional when a recorded call was accepted without it, or two independent callers leave it out, and nobody reports a refusal; a field of a response, when one recorded response lacks it.",
    table(["location", "documented", "observed", "reports", "ledger"], rows),
    ...(notes.length === 0
      ? []
      : [
          "Callers report as well, and the descriptions of the observed contract tell, what no schema demands:",
        ]),
    ...(notes.length === 0 ? [] : [notes.join("\n")]),
  ];
}

/** `5 accepted, 1 not shown`. */
function outcomesOf(reports: readonly Report[]): string {
  const counts = outcomes.map((outcome) => {
    const count = sum(reports.filter((one) => one.outcome === outcome).map(({ callers }) => callers));
    return count === 0 ? [] : [`${count} ${outcome}`];
  });
  return counts.flat().join(", ");
}

/** Where the versions of a document differ from each other. */
function versionsSection({ versions }: ReportInput): string[] {
  return versions.flatMap(({ sources, operations, claims, differences }) => [
    `## ${sources.map(code).join(" and ")}`,
    `Versions of one document: the same ${counted(operations, "operation")}, ${counted(claims, "claim")}, ${counted(differences.length, "difference")}${differences.length === 0 ? "." : ":"}`,
    ...(differences.length === 0
      ? []
      : [
          table(
            ["location", ...sources, "operations"],
            differences.map(({ at, says, operations: names }) => [
              code(at),
              ...says,
              names.length === operations ? `all ${operations}` : listed(names),
            ]),
          ),
        ]),
  ]);
}

function decisionsSection({ ledger, places }: ReportInput): string[] {
  return [
    "## Decisions",
    ...ledger.entries.flatMap((entry) => {
      const number = places.get(entry.id) ?? 0;
      return [
        `### ${entry.id}`,
        `**${oneLine(entry.title)}** (${entry.status}; ${entry.evidence}, ${evidenceMeaning[entry.evidence]}; ${number} ${number === 1 ? "place" : "places"})`,
        [
          ...entry.claims.map(({ source, says }) => `- ${source}: ${oneLine(says)}`),
          ...entry.reports.map((report) => `- Report: ${reportInWords(report)}`),
          `- **Decision**: ${oneLine(entry.decision)}`,
          `- **Why**: ${oneLine(entry.why)}`,
          ...(entry.reviewBy === undefined ? [] : [`- **Review by**: ${entry.reviewBy}`]),
        ].join("\n"),
      ];
    }),
  ];
}

function reportInWords({ source, date, sent, outcome, answer, callers }: Report): string {
  const who = callers === 1 ? source : `${source} (${callers} callers)`;
  const became = outcome === "not shown" ? "outcome not shown" : outcome;
  return oneLine(`${who}, ${date}: ${sent}: ${became}${answer === undefined ? "" : `: ${answer}`}`);
}

function disagreementsSection({ disagreements, entries }: ReportInput): string[] {
  const rows = groupRows(disagreements, entries).toSorted((one, other) =>
    compareText(one.places[0], other.places[0]),
  );
  const common = rows.filter(({ operations }) => operations.length > shownNames);
  const own = rows.filter((row) => !common.includes(row));
  const names = [...new Set(disagreements.map(({ operation }) => operation))];
  const head = ["location", "kind", "who says what", "spec", "ledger"];
  const tables = names.flatMap((name) => {
    const found = own.filter(({ operations }) => operations.includes(name));
    return found.length === 0 ? [] : [`### ${code(name)}`, table(head, found.map(cells))];
  });
  const shared = common.map((row) => [...cells(row), listed(row.operations)]);
  return [
    ...(common.length === 0
      ? []
      : ["## Disagreements that many operations share", table([...head, "operations"], shared)]),
    ...(tables.length === 0 ? [] : ["## Disagreements by operation", ...tables]),
  ];
}

function cells({ places, kind, says, spec, entries }: Row): string[] {
  return [listed(places), kind, says, spec, entries.join(", ") || "**none**"];
}

function compareText(one = "", other = ""): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

const shownNames = 3;

function listed(names: readonly string[]): string {
  const more = names.length - shownNames;
  const shown = names.slice(0, shownNames).map(code).join(", ");
  return more > 0 ? `${shown} and ${more} more` : shown;
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (row: readonly (string | number)[]): string =>
    `| ${row.map((cell) => plain(String(cell)).replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), `|${head.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}

function code(text: string): string {
  return `\`${text}\``;
}

function oneLine(text: string): string {
  return plain(text.replaceAll(/\s+/g, " ").trim());
}

/** Placeholders such as `<string>` would be taken for HTML. */
function plain(text: string): string {
  return text.replaceAll("<", "&lt;");
}
