import { describe, expect, test } from "@jest/globals";
import { untranslated } from "./translation.ts";

describe("a text that is not translated", () => {
  const original = {
    paths: {
      "/invoices": { get: { summary: "List", parameters: [{ name: "limit", description: "How many." }] } },
    },
    components: {
      schemas: { Tax: { description: "A tax.", properties: { value: { description: "Rate." } } } },
      examples: { one: { summary: "One", value: { description: "Payload" } } },
    },
  };

  test("is listed with its place, whether it is of an operation, a parameter, a schema or a property", () => {
    expect(untranslated(original, original)).toEqual([
      "paths./invoices.get.summary: List",
      "paths./invoices.get.parameters.0.description: How many.",
      "components.schemas.Tax.description: A tax.",
      "components.schemas.Tax.properties.value.description: Rate.",
      "components.examples.one.summary: One",
    ]);
  });

  test("is allowed when it is known to be the same in both languages", () => {
    const same = ["List", "How many.", "A tax.", "Rate.", "One"];
    expect(untranslated(original, original, same)).toEqual([]);
  });
});
