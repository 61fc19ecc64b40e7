import { Expectations } from "../yaml/expectations.ts";
import type { YamlFile, YamlPath } from "../yaml/yaml-file.ts";
import { type Pattern, readPattern } from "./patterns.ts";

export const evidences = ["S", "D", "R", "A", "U"] as const;
export const statuses = ["settled", "disputed", "open"] as const;
/** Who may speak in an entry besides the sources: the publisher, people who call the API, this project. */
export const witnesses = ["publisher", "callers", "project"] as const;

/** Facts that no page states, so that only a report, an assumption or an open question stands behind them. */
const unstated: readonly string[] = ["R", "A", "U"];

export interface Entry {
  readonly id: string;
  readonly title: string;
  /** Disagreements that the entry decides; each pattern must match at least one. */
  readonly covers: readonly Pattern[];
  /** Locations of the spec that a fact no page states is about; each must exist. Evidence R, A or U only. */
  readonly reports: readonly Pattern[];
  /** Locations of the spec that a decision without a comparable claim (wording, a lost part of a page) is about. */
  readonly notes: readonly Pattern[];
  readonly claims: readonly { readonly source: string; readonly says: string }[];
  readonly decision: string;
  readonly evidence: (typeof evidences)[number];
  readonly why: string;
  readonly status: (typeof statuses)[number];
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
  if (!expect.keys(path, keys, ["covers", "reports", "notes"])) {
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
  const reports = patterns("reports", ["facet"]);
  const notes = patterns("notes", []);
  if (covers.length + reports.length + notes.length === 0) {
    expect.missed(path, "covers, reports or notes with at least one pattern");
  }
  if (reports.length > 0 && !unstated.includes(evidence)) {
    expect.missed(
      [...path, "reports"],
      `covers or notes: a fact with evidence ${evidence} is stated somewhere, reports are for R, A and U`,
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
    reports,
    notes,
    claims,
    decision: expect.text([...path, "decision"]),
    evidence,
    why: expect.text([...path, "why"]),
    status: expect.oneOf([...path, "status"], statuses) ?? "open",
    line: file.at([...path, "id"]),
  };
}
