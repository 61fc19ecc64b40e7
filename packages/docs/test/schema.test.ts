import { type JsonObject, viewSchema } from "@crm-invoices/openapi";
import { describe, expect, test } from "@jest/globals";
import type { Brand } from "../src/reference/brand.ts";
import { contextOf } from "../src/reference/context.ts";
import type { Document } from "../src/reference/document.ts";
import { fieldList } from "../src/reference/fields.ts";
import { operationsOf } from "../src/reference/operation.ts";
import { operationPage } from "../src/reference/operation-page.ts";
import { requiredPart, withRealValues } from "../src/reference/sample-values.ts";
import { propertiesOf, schemaOf } from "../src/reference/schema.ts";
import { english } from "../src/words/languages.ts";

const schemas: JsonObject = {
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
  NotedLine: {
    allOf: [{ $ref: "#/components/schemas/Line" }],
    properties: { note: { type: "string" } },
  },
};
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const at = (node: unknown) => ({ node, pointer: "" });

function documentOf(more: JsonObject = {}, named: JsonObject = {}): Document & JsonObject {
  return {
    info: { title: "A", description: "", "x-api-version": "1" },
    servers: [],
    tags: [],
    components: { schemas: { ...schemas, ...named }, securitySchemes: {} },
    ...more,
  };
}

function contextFor(document: Document, documented = document) {
  const brand: Brand = {
    id: "a",
    title: "A",
    language: "en",
    words: english,
    document,
    documented,
    mockUrl: "",
  };
  return contextOf(brand, new Map());
}

describe("a schema", () => {
  test("of a parameter is what is said of it there, and never mixes the marks of two statements", () => {
    const keywords = (parameter: JsonObject) => {
      const view = viewSchema(documentOf(), schemaOf(at({ schema: reference("Money"), ...parameter })));
      return ["description", "x-evidence", "x-ledger"].map((name) => view.keywords.get(name)?.value);
    };
    expect(keywords({ "x-ledger": "other" })).toEqual(["An amount.", undefined, "other"]);
    expect(keywords({ description: "A limit." })).toEqual(["A limit.", "A", "money"]);
  });

  test("has the fields it takes over before its own", () => {
    const schema = at(reference("NotedLine"));
    const names = propertiesOf(schema, viewSchema(documentOf(), schema)).map(([name]) => name);
    expect(names).toEqual(["price", "note"]);
  });
});

describe("a list of fields", () => {
  const list = (schema: unknown, unfold = true) =>
    fieldList(contextFor(documentOf()), at(schema), { location: "request", unfold })?.text ?? "";

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
    const holder = { type: "object", properties: { line: reference("Line") } };
    expect(list(holder)).toContain('id="request.line.price"');
    expect(list(holder, false)).not.toContain('id="request.line.price"');
    expect(list(holder, false)).toContain('href="/reference/a/types/shared.html#Line"');
  });

  test("shows texts of a document as text", () => {
    const text = list({ type: "object", properties: { a: { description: "<b>bold</b> & `code`" } } });
    expect(text).toContain("&lt;b&gt;bold&lt;/b&gt; &amp; <code>code</code>");
  });
});

describe("what callers observe is told at the field", () => {
  const documented = {
    type: "object",
    required: ["card", "kind", "rows"],
    properties: {
      card: { type: "string" },
      kind: { type: "string", enum: ["a"] },
      taxed: { type: "boolean" },
      rows: {
        type: "array",
        items: { type: "object", required: ["a"], properties: { a: { type: "string" } } },
      },
      same: reference("Money"),
    },
  };
  const observed = {
    type: "object",
    required: ["kind", "rows"],
    properties: {
      card: { type: "string" },
      kind: { type: "string", enum: ["a", "b"] },
      taxed: { type: ["boolean", "null"] },
      rows: { type: "array", items: { type: "object", properties: { a: { type: "string" } } } },
      same: reference("Money"),
      more: { type: "object", properties: { inner: { type: "string" } } },
    },
  };
  const context = contextFor(documentOf({}, { Body: observed }), documentOf({}, { Body: documented }));
  const schema = at(reference("Body"));
  const text =
    fieldList(context, schema, { location: "request", unfold: true, documented: { schema, required: true } })
      ?.text ?? "";
  const fieldText = (location: string) => {
    const start = text.indexOf(`id="request${location}"`);
    return text.slice(start, text.indexOf('<li class="field"', start));
  };

  test.each([
    [".card", "required", "optional"],
    [".kind", "<code>a</code>", "<code>a</code> <code>b</code>"],
    [".taxed", "<code>boolean</code>", "<code>boolean | null</code>"],
    [".rows[].a", "required", "optional"],
  ])("%s: documented as %s, observed as %s", (location, documented, observed) => {
    expect(fieldText(location)).toContain(
      `<dl class="contracts"><div><dt>Documented</dt><dd>${documented}</dd></div><div><dt>Observed by callers</dt><dd>${observed}</dd></div></dl>`,
    );
  });

  test(".more: not documented at all", () => {
    expect(fieldText(".more")).toContain('<p class="observed">Not documented; observed by callers</p>');
  });

  test("once, and only where there is a difference", () => {
    expect(text.match(/class="(observed|contracts)"/g)).toHaveLength(5);
  });
});

test("a parameter of the path item is a parameter of each of its operations", () => {
  const document = documentOf({
    paths: {
      "/notes/{noteId}": {
        parameters: [{ name: "noteId", in: "path", required: true, schema: { type: "string" } }],
        get: { operationId: "getNote", summary: "Read a note", responses: {} },
      },
    },
  });
  const context = contextFor(document);
  const operations = operationsOf(context.brand);
  const [page] = operations.map((operation) => operationPage(context, operation, operations));
  expect(page?.main.text).toContain('<li class="field" id="path.noteId">');
});

describe("an example", () => {
  test("has real values in place of the publisher's placeholders, and no item in place of one", () => {
    expect(
      withRealValues({
        tags: ["string", "a"],
        taxes: [{ _id: "string", name: "string", rate: 1 }],
        files: [{ type: "string", url: "https://example.com/logo.png" }],
        other: "string",
      }),
    ).toEqual({
      tags: ["a"],
      taxes: [{ _id: "6578278e879ad2646715ba9c", name: "Sales tax", rate: 1 }],
      files: [{ type: "image/png", url: "https://example.com/logo.png" }],
      other: "string",
    });
  });

  test("without what its schema does not require has the rest at every depth", () => {
    const document = documentOf();
    const schema = at({
      type: "object",
      required: ["rows", "free"],
      properties: {
        note: { type: "string" },
        rows: { type: "array", items: reference("NotedLine") },
        free: { type: "object" },
      },
    });
    const rows = [
      { price: 1, note: "a" },
      { price: 2, note: "b" },
    ];
    expect(requiredPart(document, schema, { note: "c", rows, free: { any: 1 } })).toEqual({
      rows: [{ price: 1 }],
      free: { any: 1 },
    });
  });
});
