import { expect, test } from "@jest/globals";
import { describeFailures } from "./print.ts";
import { reconcile } from "./reconcile.ts";
import { compare, documentOf, entryOf, ledgerOf, object, type Part, sourceOf } from "./testing/documents.ts";

const text = { type: "string" };
const number = { type: "number" };
const five = (schema: Part) => Object.fromEntries(["a", "b", "c", "d", "e"].map((name) => [name, schema]));

const page = sourceOf(documentOf({ request: object(five(text)), requestExample: { names: ["<string>"] } }));
const spec = documentOf({ request: object({ ...five(number), names: { type: "array", items: number } }) });
const covers = [{ operation: "*", at: "request.*", kind: "type" }];

test("the report lists decisions, and disagreements that read the same in one row", () => {
  const { report } = compare([page], spec, { entries: [entryOf({ covers })] });
  expect(report).toContain("**a title** (settled; S, stated by a saved page; 5 places)");
  expect(report).toContain("- page: something\n- **Decision**: a decision\n- **Why**: a reason");
  expect(report).toContain("### `POST /things/{id}`");
  expect(report).toContain(
    "| `request.a`, `request.b`, `request.c` and 2 more | type | page: string | number | some-entry |",
  );
  expect(report).toContain(
    "| `request.names[]` | placeholder | page: placeholder &lt;string> | number | **none** |",
  );
});

test("what many operations share is in one row", () => {
  const names = ["/a", "/b", "/c", "/d"];
  const paths = Object.assign({}, ...names.map((path) => documentOf({ path, request: text })["paths"]));
  const bundle = Object.assign({}, ...names.map((path) => documentOf({ path, request: number })["paths"]));
  const { report } = compare([sourceOf({ ...documentOf({}), paths })], { ...documentOf({}), paths: bundle });
  expect(report).toContain(
    "| `request` | type | page: string | number | **none** | `POST /a`, `POST /b`, `POST /c` and 1 more |",
  );
  expect(report).not.toContain("### `POST /a`");
});

test("the same input gives the same report, in whatever order the sources come", () => {
  const other = sourceOf(documentOf({ request: object(five(text)) }), { id: "other" });
  const one = compare([page, other], spec).report;
  expect(compare([other, page], spec).report).toBe(one);
  expect(one.endsWith("\n")).toBe(true);
});

test("references that lead nowhere are in the report, once", () => {
  const elsewhere = { $ref: "../common.json#/Size" };
  const source = sourceOf(documentOf({ request: object({ a: elsewhere, b: elsewhere }) }));
  expect(compare([source], spec).report).toContain("| page | `../common.json#/Size` | 2 |");
});

test("an uncovered disagreement tells who says what where, and offers an entry", () => {
  const size = { schemas: { Size: number } };
  const source = sourceOf(documentOf({ request: object({ size: text }) }));
  const result = compare(
    [source],
    documentOf({ request: object({ size: { $ref: "#/components/schemas/Size" } }), components: size }),
  );
  const locate = (pointer: string): string => `spec${pointer}`;
  expect(describeFailures(result, [source], locate)).toEqual([
    `type (type), 1 place
  POST /things/{id} at request.size
  page says: string (spec/sources/page.yaml:15)
  the spec says: number (spec/components/schemas/Size/type, brand one)
  Correct the spec there (or the brand's overlay in spec/brands), or decide it in spec/ledger.yaml:
    - id: …
      title: …
      covers:
        - { operation: "POST /things/{id}", at: "request.size", kind: type }
      claims:
        - { source: page, says: "string" }
      decision: …
      evidence: S    # S stated, D documented, R reported, A assumed, U unknown
      why: …
      status: settled    # settled, disputed, open`,
  ]);
});

test("disagreements that one correction settles are told together", () => {
  const list = { type: "array", items: { $ref: "#/components/schemas/Size" } };
  const names = ["a", "b", "c", "d"];
  const fields = (schema: Part) => object(Object.fromEntries(names.map((name) => [name, schema])));
  const source = sourceOf(documentOf({ request: fields({ type: "array", items: object({ unit: text }) }) }));
  const bundle = documentOf({
    request: fields(list),
    components: { schemas: { Size: object({ unit: number }) } },
  });
  const [message, ...others] = describeFailures(compare([source], bundle), [source], (pointer) => pointer);
  expect(others).toEqual([]);
  expect(message).toContain("type (type), 4 places\n  POST /things/{id} at request.a[].unit");
  expect(message).toContain("  and 1 more\n");
  expect(message).toContain(
    'at: "{request.a[].unit,request.b[].unit,request.c[].unit,request.d[].unit}", kind: type }',
  );
});

test("what is observed differently stands near the top, with its reports and entries", () => {
  const bundle = documentOf({ request: object({ size: { type: "number" } }, ["size"]) });
  const wider = documentOf({ request: object({ size: { type: "number" } }) });
  const report = {
    source: "someone",
    date: "2026-11-28",
    sent: "no size",
    outcome: "accepted",
    without: ["size"],
  };
  const entry = (id: string, title: string) =>
    entryOf({
      id,
      title,
      about: [{ operation: "*", at: "request.size" }],
      evidence: "R",
      reports: [report, report],
    });
  const requestAt = "/paths/~1things~1{id}/post/requestBody/content/application~1json/schema";
  const action = { line: "", topic: "", description: "", entries: ["size-left-out"], update: undefined };
  const note = { ...action, entries: ["size-limit"], targets: [] };
  const dropped = { ...action, targets: [{ pointer: `${requestAt}/required/0`, value: "size" }] };
  const { report: text } = reconcile({
    sources: [],
    ledger: ledgerOf([entry("size-left-out", "size is left out"), entry("size-limit", "a size has a limit")]),
    bundles: new Map([["one", bundle]]),
    observed: { bundles: new Map([["one", wider]]), actions: [dropped, note] },
  });
  expect(text).toMatch(
    /## Observed differently[^#]*\| required \| optional \| 2 accepted \| size-left-out \|/,
  );
  expect(text).toMatch(/## Observed differently[^#]*- a size has a limit \(size-limit\)/);
  expect(text.indexOf("## Observed differently")).toBeLessThan(text.indexOf("## Decisions"));
});

test("an entry may be about what only the observed contract has", () => {
  const bundle = documentOf({});
  const wider = documentOf({ request: object({ colour: { type: "string" } }) });
  const ledger = ledgerOf([entryOf({ about: [{ operation: "*", at: "request.colour" }], evidence: "U" })]);
  const input = { sources: [], ledger, bundles: new Map([["one", bundle]]) };
  expect(reconcile(input).unusedPatterns).toHaveLength(1);
  const observed = { bundles: new Map([["one", wider]]), actions: [] };
  expect(reconcile({ ...input, observed }).unusedPatterns).toEqual([]);
});
