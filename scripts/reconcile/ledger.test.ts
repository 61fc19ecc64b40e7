import { expect, test } from "@jest/globals";
import { parseYaml } from "../yaml/yaml-file.ts";
import { readLedger } from "./ledger.ts";
import { describeDue } from "./print.ts";
import { compare, documentOf, entryOf, ledgerOf, object, sourceOf } from "./testing/documents.ts";

const page = sourceOf(
  documentOf({ request: object({ size: { type: "string" }, name: { type: "string" } }) }),
);
const spec = documentOf({ request: object({ size: { type: "number" }, name: { type: "number" } }) });

test("an entry covers the disagreements that its patterns match", () => {
  const covers = [{ operation: "POST /things/{id}", at: "request.size", kind: "type", source: "page" }];
  const { uncovered, unusedPatterns } = compare([page], spec, { entries: [entryOf({ covers })] });
  expect(uncovered.map(({ at }) => at)).toEqual(["request.name"]);
  expect(unusedPatterns).toEqual([]);
});

test("a star matches any run of characters and braces list alternatives", () => {
  const covers = [{ operation: "*", at: "req*.{size,name}" }];
  expect(compare([page], spec, { entries: [entryOf({ covers })] }).uncovered).toEqual([]);
});

test("a dot, brackets and braces without a comma stand for themselves", () => {
  const covers = [{ operation: "POST /things/{id}", at: "request_size" }];
  expect(compare([page], spec, { entries: [entryOf({ covers })] }).uncovered).toHaveLength(2);
});

test("a pattern that no disagreement matches is named with its line and what to do", () => {
  const covers = [
    { operation: "*", at: "request.{size,name}" },
    { operation: "*", at: "request.{size,weight}" },
    { operation: "*", at: "*", kind: "enum" },
  ];
  const { unusedPatterns } = compare([page], spec, { entries: [entryOf({ covers })] });
  expect(unusedPatterns.map(({ message }) => message)).toEqual([
    expect.stringMatching(
      /^spec\/ledger\.yaml:14: entry "some-entry" covers .* no disagreement matches at request\.weight\. Remove it/,
    ),
    expect.stringMatching(
      /^spec\/ledger\.yaml:16: entry "some-entry" covers .*kind: enum }, but no disagreement matches\. Remove it/,
    ),
  ]);
});

test("a pattern may say what the spec has to say, so that it covers no other decision", () => {
  const covers = [{ operation: "*", at: "request.*", kind: "type", spec: "number" }];
  const entries = [entryOf({ covers })];
  expect(compare([page], spec, { entries }).uncovered).toEqual([]);
  const other = documentOf({ request: object({ size: { type: "number" }, name: { type: "boolean" } }) });
  expect(compare([page], other, { entries }).uncovered.map(({ at }) => at)).toEqual(["request.name"]);
});

test("about and notes name locations that exist, and cover nothing", () => {
  const entries = [
    entryOf({ about: [{ operation: "*", at: "request.{size,colour}" }], evidence: "R" }),
    entryOf({ id: "other-entry", notes: [{ operation: "*", at: "request.name" }] }),
  ];
  const { uncovered, unusedPatterns } = compare([page], spec, { entries });
  expect(uncovered).toHaveLength(2);
  expect(unusedPatterns.map(({ message }) => message)).toEqual([
    expect.stringContaining("the spec has no such location at request.colour"),
  ]);
});

test("an x-ledger mark in a bundle names an entry that exists", () => {
  const marked = documentOf({ request: object({ size: { type: "string", "x-ledger": "no-such-entry" } }) });
  const { unknownMarks } = compare([page], marked);
  expect(unknownMarks).toEqual([
    { brand: "one", entry: "no-such-entry", pointer: expect.stringMatching(/properties\/size$/) },
  ]);
});

test("a malformed ledger is refused with every mistake, its line and what is expected", () => {
  const text = `entries:
  - id: Some Entry
    title: a title
    covers:
      - { operation: "*", at: request, kind: typo, sauce: page }
    claims: []
    decision: 12
    evidence: X
    status: settled
  - id: reported
    title: a title
    about:
      - { operation: "*" }
    claims:
      - { source: nobody, says: something }
    decision: a decision
    evidence: S
    why: a reason
    status: settled
`;
  expect(() => readLedger(parseYaml("spec/ledger.yaml", text), ["page"])).toThrow(
    [
      'spec/ledger.yaml:2: entries[0]: the key "why" is missing.',
      'spec/ledger.yaml:2: entries[0].id: expected an id in kebab-case, such as invoice-number-is-text, found "Some Entry".',
      'spec/ledger.yaml:8: entries[0].evidence: expected one of S, D, R, A, U, found "X".',
      "spec/ledger.yaml:5: entries[0].covers[0].sauce: unknown key; expected one of operation, at, kind, facet, source, spec.",
    ].join("\n"),
  );
  const lines = messageOf(() => readLedger(parseYaml("spec/ledger.yaml", text), ["page"])).split("\n");
  expect(lines).toContainEqual(
    expect.stringMatching(
      /^spec\/ledger\.yaml:5: entries\[0\]\.covers\[0\]\.kind: expected one of operation, path, /,
    ),
  );
  expect(lines).toContainEqual(
    "spec/ledger.yaml:6: entries[0].claims: expected at least one claim: { source, says }, found [].",
  );
  expect(lines).toContainEqual("spec/ledger.yaml:7: entries[0].decision: expected a text, found 12.");
  expect(lines).toContainEqual('spec/ledger.yaml:13: entries[1].about[0]: the key "at" is missing.');
  expect(lines).toContainEqual(
    expect.stringMatching(
      /^spec\/ledger\.yaml:12: entries\[1\]\.about: expected covers or notes: a fact with evidence S is stated/,
    ),
  );
  expect(lines).toContainEqual(
    'spec/ledger.yaml:15: entries[1].claims[0].source: expected one of page, publisher, callers, project, found "nobody".',
  );
});

test("a key that is missing is told once", () => {
  const text = `entries:
  - id: some-entry
    title: a title
    covers:
      - { operation: "*", at: "*" }
    decision: a decision
    evidence: S
    status: settled
`;
  expect(messageOf(() => readLedger(parseYaml("spec/ledger.yaml", text), ["page"]))).toBe(
    [
      'spec/ledger.yaml:2: entries[0]: the key "claims" is missing.',
      'spec/ledger.yaml:2: entries[0]: the key "why" is missing.',
    ].join("\n"),
  );
});

test("an entry that is about nothing is refused", () => {
  expect(() => ledgerOf([entryOf({})])).toThrow(/expected covers, about or notes with at least one pattern/);
});

const covers = [{ operation: "*", at: "*" }];
const report = { source: "someone", date: "2026-11-28", sent: "something", outcome: "accepted" };

test("a report says who, when, what was sent and what became of it", () => {
  const wrong = { ...report, date: "2026-02-30", outcome: "lost", callers: 0, without: [1] };
  const entry = entryOf({ covers, reports: [wrong, { source: "someone" }], reviewBy: "soon" });
  const message = messageOf(() => ledgerOf([entry]));
  for (const expected of [
    'entries[0].reports[0].date: expected a day, as YYYY-MM-DD, found "2026-02-30".',
    'entries[0].reports[0].outcome: expected one of accepted, refused, failed, delivered, not shown, found "lost".',
    "entries[0].reports[0].callers: expected how many independent callers show it, a whole number, found 0.",
    "entries[0].reports[0].without[0]: expected a text, found 1.",
    'entries[0].reports[1]: the key "sent" is missing.',
    'entries[0].reviewBy: expected a day, as YYYY-MM-DD, found "soon".',
  ]) {
    expect(message).toContain(expected);
  }
});

test("what rests on callers lists their reports, and what no page states says when to look again", () => {
  const about = [{ operation: "*", at: "request" }];
  expect(() => ledgerOf([entryOf({ about, evidence: "R", reports: [] })])).toThrow(
    /reports: expected at least one report: { source, date, sent, outcome }/,
  );
  expect(() => ledgerOf([entryOf({ about, evidence: "U", reviewBy: undefined })])).toThrow(
    /reviewBy: expected the day by which to look for new evidence/,
  );
});

test("entries that are due for another look are named from that day on", () => {
  const ledger = ledgerOf([entryOf({ covers, evidence: "U" }), entryOf({ id: "other-entry", covers })]);
  expect(describeDue(ledger, "2027-01-30")).toEqual([]);
  expect(describeDue(ledger, "2027-01-31")).toEqual([expect.stringMatching(/: some-entry\.$/)]);
});

test("two entries of one id are refused", () => {
  expect(() => ledgerOf([entryOf({ covers }), entryOf({ covers })])).toThrow(
    /entries\[1\]\.id: expected an id of its own; spec\/ledger\.yaml:2 has the same, found "some-entry"/,
  );
});

function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "";
}
