import { describe, expect, test } from "@jest/globals";
import { listOperations, sampleRequest, sampleValue } from "../src/index.ts";

describe("a sample value", () => {
  const sample = (node: unknown, options = {}) => sampleValue({}, { node, pointer: "/here" }, options);

  test.each<[unknown, unknown]>([
    [{ const: "location" }, "location"],
    [{ enum: ["draft", "sent"] }, "draft"],
    [{ type: "string", examples: ["INV-1"] }, "INV-1"],
    [{ type: "string", default: "USD" }, "USD"],
    [{ type: "string", minLength: 6 }, "textxx"],
    [{ type: "string", maxLength: 2 }, "te"],
    [{ type: "string", format: "date" }, "2023-01-01"],
    [{ type: "integer", minimum: 1.5 }, 2],
    [{ type: "number", exclusiveMinimum: 3 }, 4],
    [{ type: "number", maximum: -2 }, -3],
    [{ type: ["null", "boolean"] }, true],
    [{ type: "null" }, null],
    [{ type: "object" }, {}],
    [{ type: "array" }, []],
    [{ type: "array", items: { type: "integer" }, minItems: 2 }, [1, 1]],
    [{ oneOf: [{ type: "null" }, { type: "string", examples: ["x"] }] }, "x"],
    [{ allOf: [{ properties: { a: { const: 1 } } }, { properties: { b: { const: 2 } } }] }, { a: 1, b: 2 }],
    [{ type: "object", properties: { a: { const: 1 } }, examples: [{ a: 9 }] }, { a: 1 }],
  ])("of %j is %j", (schema, value) => {
    expect(sample(schema)).toEqual(value);
  });

  test("has what is required only when asked", () => {
    const schema = {
      required: ["a"],
      properties: { a: { const: 1 }, b: { const: 2 } },
    };
    expect(sample(schema, { properties: "required" })).toEqual({ a: 1 });
  });

  test("that has to match a pattern needs an example", () => {
    expect(() => sample({ type: "string", pattern: "^[0-9]{4}$" })).toThrow("needs an example");
    expect(sample({ type: "string", pattern: "^t" })).toBe("text");
  });

  test("of a schema that contains itself ends", () => {
    const Tree = {
      required: ["name"],
      properties: {
        name: { const: "n" },
        children: { type: "array", items: { $ref: "#/components/schemas/Tree" } },
        parent: { $ref: "#/components/schemas/Tree" },
      },
    };
    const document = { components: { schemas: { Tree } } };
    const node = { $ref: "#/components/schemas/Tree" };
    expect(sampleValue(document, { node, pointer: "/here" })).toEqual({ name: "n", children: [] });
  });

  test("of a schema that has to contain itself is an error", () => {
    const Endless = { required: ["next"], properties: { next: { $ref: "#/components/schemas/Endless" } } };
    const document = { components: { schemas: { Endless } } };
    const node = { $ref: "#/components/schemas/Endless" };
    expect(() => sampleValue(document, { node, pointer: "/here" })).toThrow("nested more than 256 levels");
  });
});

describe("a sample request", () => {
  const document = {
    paths: {
      "/things/{id}": {
        parameters: [
          { name: "id", in: "path", required: true, schema: { type: "string", examples: ["t1"] } },
        ],
        put: {
          operationId: "updateThing",
          parameters: [
            { name: "limit", in: "query", required: true, examples: { ten: { value: "10" } }, schema: {} },
            { name: "search", in: "query", schema: { type: "string" } },
            { name: "Version", in: "header", required: true, schema: { enum: ["v1"] } },
          ],
          requestBody: {
            content: {
              "application/json": {
                schema: { properties: { name: { type: "string" } } },
                examples: { first: { value: { name: "from the example" } } },
              },
            },
          },
        },
        delete: {
          operationId: "deleteThing",
          requestBody: { content: { "application/json": { schema: { properties: { why: { const: 1 } } } } } },
        },
      },
    },
  };
  const [put, remove] = listOperations(document);
  if (put === undefined || remove === undefined) throw new Error("The document has two operations.");

  test("takes examples first and has the required parameters, also the path item's", () => {
    expect(sampleRequest(document, put)).toEqual({
      path: { id: "t1" },
      query: { limit: "10" },
      header: { Version: "v1" },
      cookie: {},
      body: { name: "from the example" },
    });
  });

  test("has every parameter when asked", () => {
    expect(sampleRequest(document, put, { parameters: "all" }).query).toEqual({
      limit: "10",
      search: "text",
    });
  });

  test("is made from the schema where there is no example", () => {
    expect(sampleRequest(document, remove).body).toEqual({ why: 1 });
  });
});
