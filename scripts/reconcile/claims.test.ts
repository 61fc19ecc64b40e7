import { expect, test } from "@jest/globals";
import { claimsOf } from "./document-claims.ts";
import { nameOperations } from "./operations.ts";
import { documentOf, object, type Part } from "./testing/documents.ts";

const text = { type: "string" };

/** What a document claims about each location of its only operation: `request.size` → { type: […], … }. */
function claims(document: Part): Record<string, Record<string, unknown>> {
  const { operations } = claimsOf(document, nameOperations([document]), { examples: true });
  const [places] = operations.values();
  return Object.fromEntries(
    [...(places ?? [])].map(([at, { facets }]) => [
      at,
      Object.fromEntries([...facets].map(([facet, { value }]) => [facet, value])),
    ]),
  );
}

test("allOf is merged: properties and flags add up, types and values narrow down", () => {
  const schema = {
    allOf: [object({ a: text }, ["a"]), object({ b: text, kind: { ...text, enum: ["x", "y"] } })],
    properties: { kind: { enum: ["y", "z"] } },
    required: ["b"],
  };
  const found = claims(documentOf({ request: schema }));
  expect(found["request.a"]).toMatchObject({ required: true, type: ["string"] });
  expect(found["request.b"]).toMatchObject({ required: true });
  expect(found["request.kind"]).toMatchObject({ required: false, enum: ["y"] });
});

test("oneOf and anyOf are united: any of the types, required only where all alternatives say so", () => {
  const schema = {
    oneOf: [object({ a: text, b: text }, ["a", "b"]), object({ a: { type: "number" } }, ["a"]), text],
  };
  const found = claims(documentOf({ request: schema }));
  expect(found["request"]).toMatchObject({ type: ["object", "string"] });
  expect(found["request.a"]).toMatchObject({ required: true, type: ["number", "string"] });
  expect(found["request.b"]).toMatchObject({ required: false });
});

test("a limit or format of one alternative is kept when no other alternative of its type differs", () => {
  const schema = (other: Part) => ({ anyOf: [{ ...text, format: "date" }, other] });
  expect(claims(documentOf({ request: schema({ type: "null" }) }))["request"]).toMatchObject({
    format: "date",
  });
  expect(claims(documentOf({ request: schema(text) }))["request"]).not.toHaveProperty("format");
});

test("keywords beside a reference win over those behind it", () => {
  const components = { schemas: { Size: { type: "number", default: 1, minimum: 0 } } };
  const schema = object({ size: { $ref: "#/components/schemas/Size", default: 2 } });
  expect(claims(documentOf({ request: schema, components }))["request.size"]).toMatchObject({
    default: 2,
    minimum: 0,
    type: ["number"],
  });
});

test("a schema that contains itself ends", () => {
  const node = { $ref: "#/components/schemas/Node" };
  const components = { schemas: { Node: object({ name: text, children: { type: "array", items: node } }) } };
  const found = Object.keys(claims(documentOf({ request: node, components })));
  expect(found).toContain("request.children[]");
  expect(found).not.toContain("request.children[].name");
});

test("references that lead nowhere are counted and claim nothing", () => {
  const elsewhere = { $ref: "../common.json#/Size" };
  const document = documentOf({ request: object({ a: elsewhere, b: elsewhere }) });
  const { unresolved } = claimsOf(document, nameOperations([document]), { examples: true });
  expect([...unresolved]).toEqual([["../common.json#/Size", 2]]);
  expect(claims(document)["request.a"]).toEqual({ present: true, required: false });
});

test("path parameters go by the name that the first document gives them", () => {
  const parameters = (name: string) => [{ name, in: "path", required: true, schema: text }];
  const one = documentOf({ path: "/things/{id}", parameters: parameters("id") });
  const other = documentOf({ path: "/things/{thingId}/", parameters: parameters("thingId") });
  const { operations } = claimsOf(other, nameOperations([one, other]), { examples: true });
  expect([...operations.keys()]).toEqual(["POST /things/{id}"]);
  expect([...(operations.get("POST /things/{id}")?.keys() ?? [])]).toContain("path.id");
});

test("parameters of the path, headers of answers and webhooks are claimed too", () => {
  const document = {
    openapi: "3.1.1",
    paths: {
      "/things": {
        parameters: [
          { name: "Version", in: "header", schema: text },
          { name: "Authorization", in: "header", schema: text },
        ],
        get: {
          responses: {
            "429": { description: "", headers: { "Retry-After": { schema: { type: "integer" } } } },
          },
        },
      },
    },
    webhooks: {
      ThingMade: {
        post: { requestBody: { content: { "application/json": { schema: object({ a: text }) } } } },
      },
    },
  };
  const { operations } = claimsOf(document, nameOperations([document]), { examples: true });
  expect([...operations.keys()]).toEqual(["GET /things", "WEBHOOK ThingMade"]);
  const get = [...(operations.get("GET /things")?.keys() ?? [])];
  expect(get).toEqual([
    "operation",
    "path",
    "header.Version",
    "response.429",
    "response.429.header.Retry-After",
  ]);
  expect([...(operations.get("WEBHOOK ThingMade")?.keys() ?? [])]).toEqual([
    "operation",
    "request",
    "request.a",
  ]);
});

test("examples of parameters, media types and schemas are taken apart", () => {
  const document = documentOf({
    parameters: [{ name: "limit", in: "query", schema: text, examples: { some: { value: 10 } } }],
    request: object({ a: { ...text, examples: ["x", "y"] } }),
    requestExample: { a: "x", list: [{ b: null }, { b: 1 }] },
  });
  const { operations } = claimsOf(document, nameOperations([document]), { examples: true });
  const [places] = operations.values();
  const shown = (at: string) =>
    [...(places?.get(at)?.shown.values() ?? [])].map(({ type, value }) => value ?? type);
  expect(shown("query.limit")).toEqual([10]);
  expect(shown("request.a")).toEqual(["x", "y"]);
  expect(shown("request.list")).toEqual(["array"]);
  expect(shown("request.list[].b")).toEqual(["null", 1]);
});
