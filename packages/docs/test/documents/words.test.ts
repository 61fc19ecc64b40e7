import { expect, test } from "@jest/globals";
import { repository } from "../../src/folders.ts";
import { loadBrands } from "../../src/reference/brand.ts";
import { Html } from "../../src/site/html.ts";
import { english, wordsFor } from "../../src/words/languages.ts";

const brands = await loadBrands(repository);
const translated = brands.filter(({ words }) => words !== english);

test("the words of a language are found by its code, and English ones where there is no table", () => {
  expect(wordsFor(["es"]).required).toBe("obligatorio");
  expect(wordsFor(["xx", "es"]).code).toBe("es");
  expect(wordsFor(["xx"])).toBe(english);
});

test("a brand in another language has pages in that language", () => {
  expect(translated.map(({ id, language, words }) => [id, language, words.code])).toContainEqual([
    "leadway",
    "es",
    "es",
  ]);
});

test.each(translated)("the language of $id has a word for every tag", ({ words, document }) => {
  const same = ["Text2Pay", "Webhooks"];
  expect(document.tags.filter(({ name }) => words.tag(name) === name && !same.includes(name))).toEqual([]);
});

test.each(translated)("the language of $id leaves no word of a page in English", ({ words }) => {
  const same = ["Token", "API", "Manual", words.tryIt.startMock];
  const texts = (table: object): string[] =>
    Object.values(table).flatMap((value: unknown) =>
      typeof value === "string" ? [value] : typeof value === "object" && value !== null ? texts(value) : [],
    );
  const own = new Set(texts(words));
  expect(texts(english).filter((text) => own.has(text) && !same.includes(text))).toEqual([]);
});

test("in Spanish a client is who gets an invoice, and readers are addressed as usted", () => {
  const es = wordsFor(["es"]);
  const words = (value: unknown): string[] =>
    typeof value === "string"
      ? [value]
      : typeof value === "function"
        ? [textOf(value("a", "b"))]
        : typeof value === "object" && value !== null
          ? Object.values(value).flatMap(words)
          : [];
  const text = words(es).join("\n");
  expect(text).toContain("la biblioteca");
  expect(text).not.toMatch(/\bclientes?\b/i);
  expect(text).not.toMatch(
    /\b(tú|tu|tus|vosotros|vuestr\w+|ordenador|puedes|debes|haz|copia|inicia|prueba|presiona)\b/i,
  );
});

function textOf(value: unknown): string {
  return value instanceof Html ? value.text : String(value);
}
