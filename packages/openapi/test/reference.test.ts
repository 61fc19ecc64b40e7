import { describe, expect, test } from "@jest/globals";
import { DocumentError, locate, resolve, valueAt } from "../src/index.ts";

const document = {
  components: {
    schemas: {
      Money: { type: "number", description: "An amount." },
      Amount: { $ref: "#/components/schemas/Money", description: "What is due." },
      "a/b~c": { type: "string" },
      "with space": { type: "boolean" },
    },
  },
};
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe("a reference", () => {
  test("is followed through a chain to its end", () => {
    expect(locate(document, { node: reference("Amount"), pointer: "/here" })).toEqual({
      node: document.components.schemas.Money,
      pointer: "/components/schemas/Money",
    });
  });

  test("has what stands beside it laid over its target, the nearest last", () => {
    expect(resolve(document, reference("Amount"))).toEqual({ type: "number", description: "What is due." });
    expect(resolve(document, { ...reference("Amount"), description: "Mine." })).toEqual({
      type: "number",
      description: "Mine.",
    });
  });

  test("gives the target itself when nothing stands beside it", () => {
    expect(resolve(document, reference("Money"))).toBe(document.components.schemas.Money);
  });

  test.each([
    ["an escaped slash and tilde", "a~1b~0c", "string"],
    ["a percent-encoded character", "with%20space", "boolean"],
  ])("may have %s in it", (_, name, type) => {
    expect(resolve(document, reference(name))).toEqual({ type });
  });

  test.each([
    ["a place that is not there", "#/components/schemas/Nobody"],
    ["another file", "./other.yaml#/Money"],
    ["an address", "https://example.com/openapi.json"],
    ["an inherited member", "#/components/toString"],
  ])("to %s is an error with its place, or is told", (_, name) => {
    const from = { node: { $ref: name }, pointer: "/paths/~1invoices" };
    expect(() => locate(document, from)).toThrow(
      new DocumentError(`the reference "${name}" leads nowhere in this document.`, "/paths/~1invoices"),
    );
    const unresolved: string[] = [];
    const { node } = locate(document, from, { onUnresolved: (one) => unresolved.push(one) });
    expect([node, unresolved]).toEqual([undefined, [name]]);
  });

  test("that leads back to itself is an error, however long the circle is", () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [`S${index}`, reference(`S${(index + 1) % 200}`)]),
    );
    expect(() => resolve({ components: { schemas } }, reference("S0"))).toThrow("leads back to itself");
  });

  test("that is one of thousands in a row is an error", () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 5000 }, (_, index) => [`S${index}`, reference(`S${(index + 1) % 5000}`)]),
    );
    expect(() => resolve({ components: { schemas } }, reference("S0"))).toThrow(
      "more than 256 references follow one another",
    );
  });
});

test("a JSON pointer finds own members only", () => {
  expect(valueAt(document, "/components/schemas/Money/type")).toBe("number");
  expect(valueAt(document, "/components/constructor/name")).toBeUndefined();
});
