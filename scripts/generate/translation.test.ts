import { describe, expect, test } from "@jest/globals";
import { notReworded, untranslated } from "./translation.ts";

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

describe("a text that changes while its translation stays", () => {
  const document = (summary: string, description: string) => ({
    paths: { "/invoices": { get: { summary, parameters: [{ name: "limit", description }] } } },
    components: { examples: { one: { value: { description } } } },
  });

  test("is listed with its place; texts that are new and payloads are not", () => {
    const changed = { ...document("List", "How many at most."), info: { description: "New." } };
    const translated = document("Listar", "Cantidad.");
    expect(notReworded(document("List", "How many."), changed, translated, translated)).toEqual([
      "paths./invoices.get.parameters.0.description: How many at most.",
    ]);
  });

  test("is fine when the translation changes too", () => {
    const [before, after] = [document("List", "How many."), document("List", "How many at most.")];
    const translated = document("Listar", "Cantidad.");
    expect(notReworded(before, after, translated, document("Listar", "Cantidad máxima."))).toEqual([]);
  });
});
