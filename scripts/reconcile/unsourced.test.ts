import { expect, test } from "@jest/globals";
import { compare, documentOf, inShort, type OperationParts, object, sourceOf } from "./testing/documents.ts";

const text = { type: "string" };

function unsourced(page: OperationParts, spec: OperationParts): string[] {
  return inShort(compare([sourceOf(documentOf(page))], documentOf(spec))).filter((one) =>
    one.startsWith("unsourced"),
  );
}

test("fields, parameters and statuses that no source has are found once each", () => {
  const spec = {
    parameters: [{ name: "limit", in: "query", schema: text }],
    request: object({ known: text, unknown: object({ part: text }) }),
    responses: { "409": { description: "", content: { "application/json": { schema: text } } } },
  };
  expect(unsourced({ request: object({ known: text }) }, spec)).toEqual([
    "unsourced query.limit:  ≠ present",
    "unsourced request.unknown:  ≠ present",
    "unsourced response.409:  ≠ present",
  ]);
});

test("an operation that no source has is found, without its parts", () => {
  const spec = documentOf({ request: object({ size: text }) });
  expect(inShort(compare([], spec))).toEqual(["unsourced operation (operation):  ≠ this operation"]);
});

test("values, formats, defaults, limits and flags that no source states are found", () => {
  const page = { request: object({ kind: text }) };
  const spec = {
    request: object(
      {
        kind: { ...text, enum: ["a"], format: "date", default: "a", maxLength: 3 },
      },
      ["kind"],
    ),
  };
  expect(unsourced(page, spec)).toEqual([
    'unsourced request.kind (default):  ≠ default "a"',
    'unsourced request.kind (enum):  ≠ one of "a"',
    'unsourced request.kind (format):  ≠ format "date"',
    "unsourced request.kind (maxLength):  ≠ maxLength 3",
    "unsourced request.kind (required):  ≠ required",
  ]);
});

test("what an example shows is there and has its type", () => {
  const spec = { request: object({ size: { type: "number" }, names: { type: "array", items: text } }) };
  expect(unsourced({ requestExample: { size: 1, names: ["a"] } }, spec)).toEqual([]);
});

test("a type that no source states or shows is found", () => {
  const spec = { request: object({ size: { type: ["string", "null"] } }) };
  expect(unsourced({ requestExample: { size: "a" } }, spec)).toEqual([
    "unsourced request.size (type):  ≠ null",
  ]);
});

test("a component that a source supports at one place is supported at all", () => {
  const components = { schemas: { Size: object({ unit: { ...text, enum: ["meter"] } }, ["unit"]) } };
  const size = { $ref: "#/components/schemas/Size" };
  const spec = { request: object({ inner: size, outer: size }), components };
  const page = { request: object({ inner: components.schemas.Size, outer: { type: "object" } }) };
  expect(unsourced(page, spec)).toEqual([]);
  const silent = { request: object({ inner: { type: "object" }, outer: { type: "object" } }) };
  expect(unsourced(silent, spec)).toEqual([
    "unsourced request.inner.unit:  ≠ present",
    "unsourced request.outer.unit:  ≠ present",
  ]);
});

test("a source of one brand supports the bundles of the others", () => {
  const document = documentOf({ request: object({ size: { ...text, enum: ["a"] } }, ["size"]) });
  expect(inShort(compare([sourceOf(document)], document, { two: document }))).toEqual([]);
});

test("a field that only another brand's page has is found for a brand whose own page shows the object without it", () => {
  const full = documentOf({ request: object({ note: text, memo: text }) });
  const short = documentOf({ request: object({ note: text }) });
  const other = sourceOf(full, { id: "other", brand: "two" });
  const fields = (...sources: Parameters<typeof compare>[0]) =>
    inShort(compare(sources, full)).filter((one) => one.startsWith("unsourced"));
  expect(fields(sourceOf(short), other)).toEqual(["unsourced request.memo:  ≠ present"]);
  // A page of this brand has the field, or there is none of the object.
  expect(fields(sourceOf(full), other)).toEqual([]);
  expect(fields(other)).toEqual([]);
});
