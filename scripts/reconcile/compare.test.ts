import { expect, test } from "@jest/globals";
import { compare, documentOf, inShort, type OperationParts, object, sourceOf } from "./testing/documents.ts";

const text = { type: "string" };
const number = { type: "number" };

/** What is found when a page claims one thing and the spec says another. */
function found(page: OperationParts, spec: OperationParts, omits: string[] = []): string[] {
  return inShort(compare([sourceOf(documentOf(page), { omits })], documentOf(spec)));
}

test("a source and a spec that say the same agree", () => {
  const parts = { request: object({ size: number }, ["size"]), requestExample: { size: 1 } };
  const result = compare([sourceOf(documentOf(parts))], documentOf(parts));
  expect(result.disagreements).toEqual([]);
  expect(result.summary.compared).toBe(result.summary.agreed);
  expect(result.summary.compared).toBeGreaterThan(5);
});

test("an operation that only the source has is found once", () => {
  const page = { request: object({ size: number }), path: "/others" };
  expect(found(page, { path: "/things" })).toContain("operation operation: this operation ≠ nothing here");
});

test("a path may differ in parameter names and a trailing slash, but is reported as written", () => {
  const parameters = [{ name: "thingId", in: "path", required: true, schema: text }];
  const page = { path: "/things/{thingId}/", parameters };
  const spec = { parameters: [{ name: "id", in: "path", required: true, schema: text }] };
  expect(found(page, spec)).toEqual(["path path: /things/{thingId}/ ≠ /things/{id}"]);
});

test("a field that the spec lacks is missing, and its parts are not counted again", () => {
  const page = { request: object({ size: object({ width: number }) }) };
  expect(found(page, { request: object({}) })).toEqual(["missing request.size: present ≠ nothing here"]);
});

test("a field that only an example shows is missing too", () => {
  const page = { requestExample: { name: "x", extra: { deep: 1 } } };
  expect(found(page, { request: object({ name: text }) })).toEqual([
    "missing request.extra: example that is an object ≠ nothing here",
  ]);
});

test("types, flags, values, formats, defaults and limits are compared", () => {
  const page = {
    request: object({
      type: text,
      required: text,
      enum: { ...text, enum: ["a", "b"] },
      format: { ...text, format: "date" },
      default: { ...text, default: "x" },
      limit: { ...number, maximum: 10 },
    }),
  };
  const spec = {
    request: object(
      {
        type: number,
        required: text,
        enum: { ...text, enum: ["b", "a", "c"] },
        format: text,
        default: text,
        limit: { ...number, maximum: 20 },
      },
      ["required"],
    ),
  };
  expect(found(page, spec)).toEqual([
    'default request.default: default "x" ≠ no default',
    'enum request.enum: one of "a", "b" ≠ one of "b", "a", "c"',
    'format request.format: format "date" ≠ no format',
    "constraint request.limit (maximum): maximum 10 ≠ maximum 20",
    "unsourced request.required (required):  ≠ required",
    "required request.required: optional ≠ required",
    "type request.type: string ≠ number",
  ]);
});

test("the order of allowed values says nothing, and const is a list of one", () => {
  expect(found({ request: { ...text, enum: ["a"] } }, { request: { ...text, const: "a" } })).toEqual([]);
  expect(
    found({ request: { ...text, enum: ["a", "b"] } }, { request: { ...text, enum: ["b", "a"] } }),
  ).toEqual([]);
});

test("nullable of 3.0 and the list of types of 3.1 mean the same", () => {
  const page = { request: object({ size: { ...number, nullable: true } }) };
  expect(found(page, { request: object({ size: { type: ["null", "number"] } }) })).toEqual([]);
});

test("accepted tokens are compared by user type, and scopes only when the source names some", () => {
  const page = { security: [{ subAccountToken: [] }] };
  const spec = { security: [{ subAccountToken: ["things.write"] }, { agencyToken: ["things.write"] }] };
  expect(found(page, spec)).toEqual([
    "unsourced security (scopes):  ≠ scopes things.write",
    "security security: token of Sub-Account ≠ token of Agency or Sub-Account",
  ]);
});

test("an example that the spec does not allow is found by its type and by its value", () => {
  const page = { requestExample: { size: "10", unit: "mile" } };
  const spec = { request: object({ size: number, unit: { ...text, enum: ["meter"] } }) };
  expect(found(page, spec).filter((one) => one.startsWith("example"))).toEqual([
    'example request.size (type): example "10" ≠ number',
    'example request.unit (enum): example "mile" ≠ one of "meter"',
  ]);
});

test("an example that leaves out what the spec requires is found", () => {
  const page = { request: object({ size: number }, ["size"]), requestExample: {} };
  expect(found(page, { request: object({ size: number }, ["size"]) })).toEqual([
    "example request.size (required): example without it ≠ required",
  ]);
});

test("a whole number is an example of a number, and a placeholder is an example of its type", () => {
  const page = { requestExample: { size: 123, name: "<string>" } };
  expect(found(page, { request: object({ size: number, name: text }) })).toEqual([]);
});

test("a placeholder of another type than the spec's, or where the spec has none, is found", () => {
  const page = { requestExample: { sizes: ["<array>"], names: ["<string>"] } };
  const spec = {
    request: object({ sizes: { type: "array", items: number }, names: { type: "array", items: {} } }),
  };
  expect(found(page, spec)).toEqual([
    "placeholder request.names[] (type): placeholder <string> ≠ no type",
    "placeholder request.sizes[] (type): placeholder <array> ≠ number",
  ]);
});

test("a source that contradicts itself is found, by its example and by its default", () => {
  const parts = {
    request: object({
      lines: { type: "array", items: text, example: [{ a: 1 }] },
      size: { ...number, default: "9" },
    }),
  };
  expect(found(parts, parts)).toEqual([
    "example request.lines[] (type): example that is an object ≠ string",
    "self request.lines[] (type): string, but example that is an object ≠ string",
    'self request.size (type): number, but default "9" ≠ number',
  ]);
});

test("sources of one operation that differ are found, across brands too", () => {
  const page = (value: string) => documentOf({ request: object({ kind: { ...text, enum: [value] } }) });
  const result = compare(
    [sourceOf(page("location")), sourceOf(page("account"), { id: "other", brand: "two" })],
    page("location"),
    { two: page("account") },
  );
  expect(inShort(result)).toEqual([
    'variant request.kind (enum): one of "account" / one of "location" ≠ two: one of "account"; one: one of "location"',
  ]);
});

test("a source makes no claims of the kinds it omits", () => {
  const page = { request: object({ size: text }) };
  const spec = { request: object({ size: number }, ["size"]) };
  expect(found(page, spec, ["type", "required"])).toEqual([
    "unsourced request (type):  ≠ object",
    "unsourced request.size (required):  ≠ required",
    "unsourced request.size (type):  ≠ number",
  ]);
});
