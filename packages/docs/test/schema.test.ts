import { describe, expect, test } from "@jest/globals";
import type { Brand } from "../src/reference/brand.ts";
import { contextOf } from "../src/reference/context.ts";
import { type Document, type Schema, schemaOf } from "../src/reference/document.ts";
import { fieldList } from "../src/reference/fields.ts";
import { shapeOf } from "../src/reference/schema.ts";
import { english } from "../src/words/languages.ts";

const schemas: Readonly<Record<string, Schema>> = {
  Money: { type: "number", description: "An amount.", "x-evidence": "A", "x-ledger": "money" },
  Line: {
    type: "object",
    required: ["price"],
    properties: { price: { $ref: "#/components/schemas/Money" } },
  },
  Tree: {
    type: "object",
    properties: { children: { type: "array", items: { $ref: "#/components/schemas/Tree" } } },
  },
};
const reference = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

describe("a schema", () => {
  test("takes what stands beside a reference for its own", () => {
    const { name, schema } = shapeOf(schemas, { ...reference("Money"), description: "The total." });
    expect(name).toBe("Money");
    expect(schema).toMatchObject({ type: "number", description: "The total.", "x-ledger": "money" });
  });

  test("never mixes the marks of two statements", () => {
    const { schema } = shapeOf(schemas, { ...reference("Money"), "x-ledger": "total" });
    expect([schema["x-evidence"], schema["x-ledger"]]).toEqual([undefined, "total"]);
    const parameter = { name: "a", in: "query", schema: reference("Money"), "x-ledger": "other" };
    expect(shapeOf(schemas, schemaOf(parameter)).schema).toMatchObject({ "x-ledger": "other" });
    expect(shapeOf(schemas, schemaOf({ ...parameter, "x-ledger": undefined })).schema).toMatchObject({
      "x-evidence": "A",
    });
  });

  test("has the fields of all its parts", () => {
    const own = { required: ["note"], properties: { note: { type: "string" } }, description: "Mine." };
    const { schema } = shapeOf(schemas, { ...own, allOf: [reference("Line")] });
    expect(Object.keys(schema.properties ?? {})).toEqual(["price", "note"]);
    expect(schema.required).toEqual(["price", "note"]);
    expect(schema.description).toBe("Mine.");
  });
});

describe("a list of fields", () => {
  const document: Document = {
    info: { title: "A", description: "", "x-api-version": "1" },
    servers: [],
    tags: [],
    paths: {},
    components: { schemas, parameters: {}, responses: {}, headers: {}, examples: {}, securitySchemes: {} },
  };
  const brand: Brand = { id: "a", title: "A", language: "en", words: english, document, mockUrl: "" };
  const context = contextOf(brand, new Map());
  const list = (schema: Schema, unfold = true) =>
    fieldList(context, schema, { location: "request", unfold })?.text ?? "";

  test("has the ids that the reconciliation report gives its locations", () => {
    const text = list({ type: "array", items: reference("Line") });
    expect(text).toContain('<li class="field" id="request[].price">');
    expect(text).toContain('href="#request%5B%5D.price"');
  });

  test("ends where a schema holds itself", () => {
    const text = list(reference("Tree"));
    expect(text).toContain('id="request.children"');
    expect(text).not.toContain('id="request.children[].children"');
  });

  test("only links to named schemas when it is not to unfold them", () => {
    const holder: Schema = { type: "object", properties: { line: reference("Line") } };
    expect(list(holder)).toContain('id="request.line.price"');
    expect(list(holder, false)).not.toContain('id="request.line.price"');
    expect(list(holder, false)).toContain('href="/reference/a/types.html#Line"');
  });

  test("shows texts of a document as text", () => {
    const text = list({ type: "object", properties: { a: { description: "<b>bold</b> & `code`" } } });
    expect(text).toContain("&lt;b&gt;bold&lt;/b&gt; &amp; <code>code</code>");
  });
});
