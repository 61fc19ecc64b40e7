import { Expectations } from "../yaml/expectations.ts";
import type { YamlFile, YamlPath } from "../yaml/yaml-file.ts";
import { type Pattern, readPattern } from "./patterns.ts";

export const evidences = ["S", "D", "R", "A", "U"] as const;
export const statuses = ["settled", "disputed", "open"] as const;
/** Who may speak in an entry besides the sources: the publisher, people who call the API, this project. */
export const witnesses = ["publisher", "callers", "project"] as const;

/**
 * What became of what a caller sent: `accepted` and `refused` (4xx) are answers that were seen, `failed` is a 5xx; an event was
 * `delivered`. `not shown` is for code that sends it without showing an answer.
 */
export const outcomes = ["accepted", "refused", "failed", "delivered", "not shown"] as const;

/** Facts that no page states, so that only a report, an assumption or an open question stands behind them. */
const unstated: readonly string[] = ["R", "A", "U"];

/** What one witness shows of a call to the API. */
export interface Report {
  /** The public project, issue or note that shows it. */
  readonly source: string;
  /** The day it was read there, as YYYY-MM-DD. */
  readonly date: string;
  readonly sent: string;
  readonly outcome: (typeof outcomes)[number];
  /** What was answered, when that matters. */
  readonly answer: string | undefined;
  /** Fields that the request, or the response, did not have. */
  readonly without: readonly string[];
  /** How many independent callers show the same. */
  readonly callers: number;
}

export interface Entry {
  readonly id: string;
  readonly title: string;
  /** Disagreements that the entry decides; each pattern must match at least one. */
  readonly covers: readonly Pattern[];
  /** Locations of the spec that a fact no page states is about; each must exist. Evidence R, A or U only. */
  readonly about: readonly Pattern[];
  /** Locations of the spec that a decision without a comparable claim (wording, a lost part of a page) is about. */
  readonly notes: readonly Pattern[];
  readonly claims: readonly { readonly source: string; readonly says: string }[];
  /** What callers show. The observed contract rests on them. */
  readonly reports: readonly Report[];
  readonly decision: string;
  readonly evidence: (typeof evidences)[number];
  readonly why: string;
  readonly status: (typeof statuses)[number];
  /** The day by which to look for new evidence, as YYYY-MM-DD. Every entry with evidence R, A or U has one. */
  readonly reviewBy: string | undefined;
  readonly line: string;
}

export interface Ledger {
  readonly entries: readonly Entry[];
}

/** Reads `spec/ledger.yaml`; everything wrong with it is a mistake with file and line. */
export function readLedger(file: YamlFile, sources: readonly string[]): Ledger {
  const expect = new Expectations(file);
  expect.keys([], ["entries"]);
  const seen = new Map<string, string>();
  const entries = expect.items(["entries"]).flatMap((path) => {
    const entry = readEntry(file, expect, path, sources);
    const before = entry && seen.get(entry.id);
    if (entry !== undefined && before !== undefined) {
      expect.missed([...path, "id"], `an id of its own; ${before} has the same`);
    } else if (entry !== undefined) {
      seen.set(entry.id, entry.line);
    }
    return entry ?? [];
  });
  expect.settle();
  return { entries };
}

function readEntry(
  file: YamlFile,
  expect: Expectations,
  path: YamlPath,
  sources: readonly string[],
): Entry | undefined {
  const keys = ["id", "title", "claims", "decision", "evidence", "why", "status"];
  if (!expect.keys(path, keys, ["covers", "about", "notes", "reports", "reviewBy"])) {
    return undefined;
  }
  const id = expect.text([...path, "id"]);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
    expect.missed([...path, "id"], "an id in kebab-case, such as invoice-number-is-text");
  }
  const evidence = expect.oneOf([...path, "evidence"], evidences) ?? "U";
  const patterns = (key: string, optional: readonly string[]): Pattern[] =>
    expect.items([...path, key]).flatMap((item) => readPattern(file, expect, item, optional, sources));
  const covers = patterns("covers", ["kind", "facet", "source", "spec"]);
  const about = patterns("about", ["facet"]);
  const notes = patterns("notes", []);
  if (covers.length + about.length + notes.length === 0) {
    expect.missed(path, "covers, about or notes with at least one pattern");
  }
  if (about.length > 0 && !unstated.includes(evidence)) {
    expect.missed(
      [...path, "about"],
      `covers or notes: a fact with evidence ${evidence} is stated somewhere, about is for R, A and U`,
    );
  }
  const reports = expect.items([...path, "reports"]).map((item) => readReport(file, expect, item));
  if (evidence === "R" && reports.length === 0) {
    expect.missed([...path, "reports"], "at least one report: { source, date, sent, outcome }");
  }
  const hasReview = file.get([...path, "reviewBy"]) !== undefined;
  if (!hasReview && unstated.includes(evidence)) {
    expect.missed(
      [...path, "reviewBy"],
      `the day by which to look for new evidence, as no page states what has evidence ${evidence}`,
    );
  }
  const claims = expect.items([...path, "claims"]).map((item) => {
    expect.keys(item, ["source", "says"]);
    return {
      source: expect.oneOf([...item, "source"], [...sources, ...witnesses]) ?? "",
      says: expect.text([...item, "says"]),
    };
  });
  if (claims.length === 0) {
    expect.missed([...path, "claims"], "at least one claim: { source, says }");
  }
  return {
    id,
    title: expect.text([...path, "title"]),
    covers,
    about,
    notes,
    claims,
    reports,
    decision: expect.text([...path, "decision"]),
    evidence,
    why: expect.text([...path, "why"]),
    status: expect.oneOf([...path, "status"], statuses) ?? "open",
    reviewBy: hasReview ? readDay(file, expect, [...path, "reviewBy"]) : undefined,
    line: file.at([...path, "id"]),
  };
}

function readReport(file: YamlFile, expect: Expectations, path: YamlPath): Report {
  const optional = ["answer", "without", "callers"];
  expect.keys(path, ["source", "date", "sent", "outcome"], optional);
  const has = (key: string): boolean => file.get([...path, key]) !== undefined;
  const callers = file.get([...path, "callers"]) ?? 1;
  if (typeof callers !== "number" || !Number.isInteger(callers) || callers < 1) {
    expect.missed([...path, "callers"], "how many independent callers show it, a whole number");
  }
  return {
    source: expect.text([...path, "source"]),
    date: readDay(file, expect, [...path, "date"]),
    sent: expect.text([...path, "sent"]),
    outcome: expect.oneOf([...path, "outcome"], outcomes) ?? "not shown",
    answer: has("answer") ? expect.text([...path, "answer"]) : undefined,
    without: expect.items([...path, "without"]).map((item) => expect.text(item)),
    callers: Number(callers),
  };
}

function readDay(file: YamlFile, expect: Expectations, path: YamlPath): string {
  const value = file.get(path);
  if (typeof value === "string" && isDay(value)) {
    return value;
  }
  expect.missed(path, "a day, as YYYY-MM-DD");
  return "";
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
