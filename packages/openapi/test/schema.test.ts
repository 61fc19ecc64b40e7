import { describe, expect, test } from "@jest/globals";
import { mergeSchema, schemaParts, schemaTargets, typesOf, viewSchema } from "../src/index.ts";

const at = (node: unknown) => ({ node, pointer: "/here" });

describe("a merged schema", () => {
  const merge = (schema: unknown, schemas: object = {}) => mergeSchema({ components: { schemas } }, schema);

  test.each<[string, unknown, unknown]>([
    ["types are intersected", { type: ["string", "null"], allOf: [{ type: "string" }] }, { type: "string" }],
    ["a whole number is a number", { type: "number", allOf: [{ type: "integer" }] }, { type: "integer" }],
    ["enums are intersected", { enum: [1, 2], allOf: [{ enum: [2, 3] }] }, { enum: [2] }],
    ["the narrower limit stands", { minLength: 1, allOf: [{ minLength: 3 }] }, { minLength: 3 }],
    ["the narrower upper limit stands", { maximum: 5, allOf: [{ maximum: 9 }] }, { maximum: 5 }],
    [
      "everything required is required",
      { required: ["a"], allOf: [{ required: ["b"] }, { required: ["a"] }] },
      { required: ["a", "b"] },
    ],
    [
      "of words the nearest stand",
      { description: "near", allOf: [{ description: "far" }] },
      { description: "near" },
    ],
    [
      "marks of evidence go together",
      { "x-ledger": "one", allOf: [{ "x-evidence": "A", "x-ledger": "two" }] },
      { "x-ledger": "one" },
    ],
    [
      "a property that two parts state is both",
      { properties: { a: { type: "string" } }, allOf: [{ properties: { a: { minLength: 1 }, b: {} } }] },
      { properties: { a: { allOf: [{ type: "string" }, { minLength: 1 }] }, b: {} } },
    ],
    ["alternatives are kept", { oneOf: [{ type: "string" }] }, { oneOf: [{ type: "string" }] }],
    [
      "several groups of alternatives are kept",
      { oneOf: [{ minimum: 1 }], allOf: [{ oneOf: [{ maximum: 2 }] }] },
      { oneOf: [{ maximum: 2 }], allOf: [{ oneOf: [{ minimum: 1 }] }] },
    ],
  ])("%s", (_, schema, merged) => {
    expect(merge(schema)).toEqual(merged);
  });

  test("has what stands beside a reference and what the reference leads to", () => {
    const Money = { type: "number", minimum: 0, description: "An amount." };
    expect(merge({ $ref: "#/components/schemas/Money", description: "The total." }, { Money })).toEqual({
      type: "number",
      minimum: 0,
      description: "The total.",
    });
  });

  test("takes the first alternative that is more than null when asked", () => {
    const schema = { oneOf: [{ type: "null" }, { type: "string" }, { type: "number" }] };
    expect(mergeSchema({}, schema, { alternatives: "first" })).toEqual({ type: "string" });
  });
});

describe("the union of alternatives", () => {
  const union = (schema: unknown) => viewSchema({}, at(schema), { alternatives: "union" });

  test("allows every type and value, and states what all of them state", () => {
    const view = union({
      anyOf: [
        { type: "string", enum: ["a"], format: "x" },
        { type: "string", const: "b", format: "x", minLength: 1 },
      ],
    });
    expect([...view.keywords].map(([keyword, { value }]) => [keyword, value])).toEqual([
      ["format", "x"],
      ["enum", ["a", "b"]],
      ["type", ["string"]],
    ]);
  });

  test("requires what every object among them requires", () => {
    const view = union({
      oneOf: [
        { type: "object", required: ["a", "b"] },
        { type: "object", required: ["b"] },
        { type: "string" },
      ],
    });
    expect([...view.required.keys()]).toEqual(["b"]);
  });

  test("has a property of several of them as any of these", () => {
    const property = union({
      oneOf: [{ properties: { a: { type: "string" } } }, { properties: { a: { type: "number" } } }],
    }).properties.get("a");
    if (property === undefined) throw new Error("There is a property.");
    expect(typesOf(viewSchema({}, property, { alternatives: "union" }))).toEqual(["number", "string"]);
  });
});

describe("the types of a schema", () => {
  test.each<[unknown, readonly string[] | undefined]>([
    [{ type: "string", nullable: true }, ["null", "string"]],
    [{ properties: { a: {} } }, ["object"]],
    [{ items: {} }, ["array"]],
    [{ enum: ["a", 1] }, ["integer", "string"]],
    [{ const: null }, ["null"]],
    [{}, undefined],
    [true, undefined],
    [{ type: "string", allOf: [{ type: "number" }] }, []],
  ])("of %j are %j", (schema, types) => {
    expect(typesOf(viewSchema({}, at(schema)))).toEqual(types);
  });
});

describe("a runaway schema", () => {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const view = (schemas: object, name: string) => viewSchema({ components: { schemas } }, at(ref(name)));

  test("that is used twice on each of 25 levels is viewed once a level", () => {
    const levels = Array.from({ length: 25 }, (_, level): [string, unknown] => [
      `L${level}`,
      { allOf: [ref(`L${level + 1}`), ref(`L${level + 1}`)] },
    ]);
    const schemas = { ...Object.fromEntries(levels), L25: { type: "string", properties: { a: {} } } };
    const { properties, keywords } = view(schemas, "L0");
    expect([keywords.get("type")?.value, properties.get("a")]).toEqual([
      "string",
      { node: {}, pointer: "/components/schemas/L25/properties/a" },
    ]);
  });

  test.each([
    ["a reference to itself", { A: ref("A") }],
    ["a part that is itself", { A: { allOf: [{ type: "object" }, ref("B")] }, B: { allOf: [ref("A")] } }],
  ])("that is made of %s is an error", (_, schemas) => {
    expect(() => view(schemas, "A")).toThrow("the schema is made of itself");
  });

  test("that is made of thousands of levels is an error", () => {
    const deep = Array.from({ length: 3000 }).reduce<object>((inner) => ({ allOf: [inner] }), {});
    expect(() => viewSchema({}, at(deep))).toThrow("the schema is made of more than 256 levels");
  });

  test("that contains itself is viewed level by level", () => {
    const Tree = { properties: { children: { items: ref("Tree") } } };
    const document = { components: { schemas: { Tree } } };
    const children = viewSchema(document, at(ref("Tree"))).properties.get("children");
    const items = children && viewSchema(document, children).items;
    if (items === undefined) throw new Error("Children have items.");
    expect(schemaTargets(document, items)).toEqual(schemaTargets(document, at(ref("Tree"))));
  });
});

test("the parts of a schema are itself, what it refers to and what it is composed of, each once", () => {
  const schemas = {
    A: { allOf: [{ $ref: "#/components/schemas/B" }, { oneOf: [{ type: "null" }] }] },
    B: { anyOf: [{ $ref: "#/components/schemas/A" }], properties: { inner: { type: "string" } } },
  };
  const parts = schemaParts({ components: { schemas } }, at({ $ref: "#/components/schemas/A" }));
  expect(parts.map(({ pointer }) => pointer).sort()).toEqual([
    "/components/schemas/A",
    "/components/schemas/A/allOf/0",
    "/components/schemas/A/allOf/1",
    "/components/schemas/A/allOf/1/oneOf/0",
    "/components/schemas/B",
    "/components/schemas/B/anyOf/0",
    "/here",
  ]);
});
