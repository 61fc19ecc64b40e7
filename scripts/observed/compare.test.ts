import { expect, test } from "@jest/globals";
import { compareContracts } from "./compare.ts";

function documentOf(request: unknown, parts: object = {}, components: object = {}): unknown {
  return {
    openapi: "3.1.1",
    info: { title: "Things", version: "1.0.0" },
    paths: {
      "/things": {
        post: {
          operationId: "createThing",
          parameters: [{ name: "limit", in: "query", schema: { type: "integer" } }],
          requestBody: { required: true, content: { "application/json": { schema: request } } },
          responses: {
            200: {
              description: "A thing.",
              headers: { "X-Limit": { schema: { type: "integer" } } },
              content: { "application/json": { schema: request } },
            },
          },
          ...parts,
        },
      },
    },
    components: { schemas: components },
  };
}

function kinds(before: unknown, after: unknown): string[] {
  return [...new Set(compareContracts(before, after).map(({ kind }) => kind))];
}

const size = { type: "number" };
const object = (properties: object, required: readonly string[] = []) => ({
  type: "object",
  required,
  properties,
});

test.each<[string, unknown, unknown]>([
  ["a required field becomes optional", object({ size }, ["size"]), object({ size })],
  ["a type is added", object({ size }), object({ size: { type: ["number", "null"] } })],
  ["an integer may be any number", { type: "integer" }, { type: "number" }],
  ["a type is gone", { type: "number" }, {}],
  ["a value is added", { enum: ["a"] }, { enum: ["a", "b"] }],
  ["a constant becomes one of two", { const: "a" }, { enum: ["a", "b"] }],
  ["a format is gone", { type: "string", format: "date" }, { type: "string" }],
  ["a limit is gone", { type: "string", maxLength: 4 }, { type: "string" }],
  ["further fields are allowed", { additionalProperties: false }, {}],
  [
    "a field is named where no other is allowed",
    { type: "object", additionalProperties: false },
    { type: "object", additionalProperties: false, properties: { size } },
  ],
  ["items may be anything", { type: "array", items: size }, { type: "array" }],
  ["a field is no longer described", object({ size }), object({})],
  ["a part of allOf is wider", { allOf: [object({ size }, ["size"])] }, { allOf: [object({ size })] }],
])("it is wider when %s", (_, before, after) => {
  expect(kinds(documentOf(before), documentOf(after))).toEqual(["relaxed"]);
  expect(kinds(documentOf(after), documentOf(before))).not.toEqual(["relaxed"]);
});

test.each<[string, unknown, unknown]>([
  ["an optional field becomes required", object({ size }), object({ size }, ["size"])],
  ["a type is gone from several", { type: ["number", "null"] }, { type: "number" }],
  ["a type is added where any was allowed", {}, { type: "number" }],
  ["another type", { type: "number" }, { type: "string" }],
  ["a value is gone", { enum: ["a", "b"] }, { enum: ["a"] }],
  ["values are listed", { type: "string" }, { type: "string", enum: ["a"] }],
  ["a format is added", { type: "string" }, { type: "string", format: "date" }],
  ["a limit is added", { type: "string" }, { type: "string", maxLength: 4 }],
  ["a limit differs", { type: "string", maxLength: 4 }, { type: "string", maxLength: 5 }],
  ["further fields are refused", object({ size }), { ...object({ size }), additionalProperties: false }],
  ["items get a type", { type: "array" }, { type: "array", items: size }],
  ["a part of allOf is added", { allOf: [{}] }, { allOf: [{}, object({ size }, ["size"])] }],
  [
    "a part of oneOf is wider, so that two may match",
    { oneOf: [{ type: "integer" }, { type: "string" }] },
    { oneOf: [{ type: ["integer", "string"] }, { type: "string" }] },
  ],
  ["what must not match differs", { not: { type: "string" } }, { not: {} }],
])("it is narrower when %s", (_, before, after) => {
  expect(kinds(documentOf(before), documentOf(after))).toContain("tightened");
});

test("a field that was left open is described, wherever its schema is", () => {
  const before = documentOf({ $ref: "#/components/schemas/Thing" }, {}, { Thing: object({ size }) });
  const after = documentOf(
    { $ref: "#/components/schemas/Thing" },
    {},
    { Thing: object({ size, name: { type: "string" } }) },
  );
  expect(compareContracts(before, after)).toEqual([
    {
      kind: "described",
      pointer: "/components/schemas/Thing/properties/name",
      documented: "not described",
      observed: "string",
    },
  ]);
});

test("another reference is another schema only when it says something else, and schemas may hold themselves", () => {
  const Thing = {
    ...object({ size }),
    properties: { size, parts: { items: { $ref: "#/components/schemas/Thing" } } },
  };
  const Copy = { ...Thing, description: "The same." };
  const before = documentOf({ $ref: "#/components/schemas/Thing" }, {}, { Thing });
  expect(kinds(before, documentOf({ $ref: "#/components/schemas/Copy" }, {}, { Thing, Copy }))).toEqual([]);
  const Wider = { ...Copy, type: ["object", "null"] };
  expect(kinds(before, documentOf({ $ref: "#/components/schemas/Wider" }, {}, { Thing, Wider }))).toEqual([
    "relaxed",
  ]);
});

test("keywords beside a reference hold as well", () => {
  const Thing = object({ size });
  const reference = { $ref: "#/components/schemas/Thing" };
  const before = documentOf(reference, {}, { Thing });
  expect(kinds(before, documentOf({ ...reference, description: "x" }, {}, { Thing }))).toEqual([]);
  expect(kinds(before, documentOf({ ...reference, required: ["size"] }, {}, { Thing }))).toContain(
    "tightened",
  );
});

const response = { description: "A thing." };

test.each<[string, object, object, readonly string[]]>([
  [
    "a response more",
    { responses: { 200: response } },
    { responses: { 200: response, 201: response } },
    ["relaxed"],
  ],
  [
    "a response less",
    { responses: { 200: response, 201: response } },
    { responses: { 200: response } },
    ["tightened"],
  ],
  [
    "a header more",
    { responses: { 200: response } },
    { responses: { 200: { ...response, headers: { "X-Limit": { schema: { type: "string" } } } } } },
    ["described"],
  ],
  [
    "a required parameter more",
    {},
    { parameters: [{ name: "id", in: "query", required: true }] },
    ["tightened"],
  ],
  ["a parameter less", {}, { parameters: [] }, ["tightened"]],
  ["no body any more", {}, { requestBody: undefined }, ["tightened"]],
  ["other tokens", { security: [{ one: [] }] }, { security: [{ two: [] }] }, ["tightened"]],
])("of an operation, %s is told", (_, before, after, expected) => {
  expect(kinds(documentOf({}, before), documentOf({}, after))).toEqual(expect.arrayContaining([...expected]));
});

test("equal documents have no difference, and words are none", () => {
  const one = documentOf(object({ size }, ["size"]));
  expect(compareContracts(one, structuredClone(one))).toEqual([]);
  const reworded = documentOf({
    ...object({ size: { ...size, description: "Size.", examples: [1], "x-ledger": "some" } }, ["size"]),
  });
  expect(compareContracts(one, reworded)).toEqual([]);
});
