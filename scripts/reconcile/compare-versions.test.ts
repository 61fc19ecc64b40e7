import { expect, test } from "@jest/globals";
import { describeSummary } from "./print.ts";
import { compare, documentOf, object, type Part, sourceOf } from "./testing/documents.ts";

const version = (value: string) => ({
  name: "Version",
  in: "header",
  required: true,
  schema: { type: "string", enum: [value] },
});
const text = { type: "string" };
const document = (value: string, parts: Part = {}) =>
  documentOf({ parameters: [version(value)], request: object({ name: text }), ...parts });
const first = sourceOf(document("2021-07-28"), { id: "first" });

test("versions of one document are found, and where they differ", () => {
  const result = compare([first, sourceOf(document("v3"), { id: "second" })], document("2021-07-28"));
  expect(result.versions).toEqual([
    {
      sources: ["first", "second"],
      operations: 1,
      claims: expect.any(Number),
      differences: [
        {
          at: "header.Version",
          says: ['one of "2021-07-28"', 'one of "v3"'],
          operations: ["POST /things/{id}"],
        },
      ],
    },
  ]);
  expect(describeSummary(result)).toContain(
    "first and second, versions of one document with 1 operation, differ at header.Version alone.",
  );
  expect(result.report).toContain('| `header.Version` | one of "2021-07-28" | one of "v3" | all 1 |');
});

test("any other difference of a version is seen: a field, a limit, a value that is shown", () => {
  const request = object({ name: { ...text, maxLength: 40 }, title: text });
  const changed = sourceOf(document("2021-07-28", { request, requestExample: { name: "A" } }), {
    id: "second",
  });
  const [pair] = compare([first, changed], document("2021-07-28")).versions;
  expect(pair?.differences.map(({ at, says }) => [at, ...says])).toEqual(
    expect.arrayContaining([
      ["request.name", "nothing", "maxLength 40"],
      ["request.name", "nothing", 'example "A"'],
      ["request.title", "nothing", "string"],
    ]),
  );
});

test("equal versions say the same; a page of another brand or with other operations is no version", () => {
  const same = sourceOf(document("2021-07-28"), { id: "second" });
  const result = compare([first, same], document("2021-07-28"));
  expect(describeSummary(result)).toContain("versions of one document with 1 operation, say the same.");
  const others = [
    sourceOf(document("v3"), { id: "second", brand: "two" }),
    sourceOf(document("v3", { path: "/others" }), { id: "third" }),
  ];
  expect(compare([first, ...others], document("2021-07-28"), { two: document("v3") }).versions).toEqual([]);
});
