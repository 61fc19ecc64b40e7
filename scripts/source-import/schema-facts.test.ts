import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createWorkplace, type Workplace } from "./testing/workplace.ts";

let place: Workplace;

beforeEach(async () => {
  place = await createWorkplace({});
});

afterEach(() => place.remove());

const pet = { $ref: "#/components/schemas/Pet" };

const schemas: [statement: string, imported: unknown, kept: unknown][] = [
  [
    "a property may be called description",
    { properties: { description: { title: "T" } } },
    { properties: { description: {} } },
  ],
  ["a property may be called x-note", { properties: { "x-note": true } }, { properties: { "x-note": true } }],
  [
    "true and false are schemas",
    { additionalProperties: false, not: true },
    { additionalProperties: false, not: true },
  ],
  [
    "null is a default",
    { type: ["string", "null"], default: null },
    { type: ["string", "null"], default: null },
  ],
  ["nullable adds a type", { type: "string", nullable: true }, { type: ["string", "null"] }],
  ["nullable: false says nothing", { type: "string", nullable: false }, { type: "string" }],
  [
    "a nullable reference is an alternative to null",
    { nullable: true, ...pet, example: 1 },
    { example: 1, anyOf: [pet, { type: "null" }] },
  ],
  [
    "nullable without any type stays as it is",
    { nullable: true, example: 1 },
    { nullable: true, example: 1 },
  ],
  ["an exclusive limit becomes a number", { maximum: 5, exclusiveMaximum: true }, { exclusiveMaximum: 5 }],
  ["an inclusive limit stays", { minimum: 5, exclusiveMinimum: false }, { minimum: 5 }],
  ["a limit of OpenAPI 3.1 stays", { exclusiveMinimum: 0, maximum: 9 }, { exclusiveMinimum: 0, maximum: 9 }],
  [
    "facts beside a reference stay",
    { ...pet, description: "Prose.", default: "cat" },
    { ...pet, default: "cat" },
  ],
  [
    "a discriminator keeps its mapping",
    { discriminator: { propertyName: "kind", mapping: { pet: "Pet", other: pet.$ref } }, oneOf: [pet] },
    { discriminator: { propertyName: "kind", mapping: { pet: pet.$ref, other: pet.$ref } }, oneOf: [pet] },
  ],
  [
    "an example payload stays word for word",
    { example: { description: "Two parts.", "x-id": 1, $ref: "none" }, enum: [{ title: "T" }] },
    { example: { description: "Two parts.", "x-id": 1, $ref: "none" }, enum: [{ title: "T" }] },
  ],
];

test.each(schemas)("%s", async (_statement, imported, kept) => {
  await place.write("document.json", {
    openapi: "3.0.3",
    paths: { "/a": { get: { responses: { "200": { $ref: "#/components/responses/Answer" } } } } },
    components: {
      responses: { Answer: { description: "Prose.", content: { "application/json": { schema: imported } } } },
      schemas: { Pet: { type: "string" } },
    },
  });
  expect(await place.run("./document.json", "--name", "a")).toMatchObject({ code: 0, err: "" });
  expect(await place.source("a")).toHaveProperty(
    ["components", "responses", "Answer", "content", "application/json", "schema"],
    kept,
  );
});
