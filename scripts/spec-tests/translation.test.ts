import { basename } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { readBrands } from "../generate/brands.ts";
import { bundleBrand } from "../generate/bundle.ts";
import { repository } from "../workspace/paths.ts";
import { readBundle } from "./bundles.ts";
import { untranslated } from "./translation.ts";

/** Texts that are the same in both languages. */
const same: readonly string[] = [];

const brands = await readBrands(repository);
const translated = brands.flatMap((brand) => {
  const languages = brand.overlays.filter((file) => !file.includes(`/brands/`)).map((file) => basename(file));
  return languages.length > 0 ? [{ brand, languages: languages.join(", ") }] : [];
});

test("there is a brand in another language", () => {
  expect(translated.length).toBeGreaterThan(0);
});

test.each(translated)("$languages leaves no text of $brand.id untranslated", async ({ brand }) => {
  const original = await bundleBrand(repository, { ...brand, overlays: [] });
  expect(untranslated(original, readBundle(brand.id), same)).toEqual([]);
});

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
