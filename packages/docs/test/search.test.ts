import { describe, expect, test } from "@jest/globals";
import MiniSearch from "minisearch";
import { mergeRecords } from "../src/search/merge.ts";
import { excerptOf, findRecords, indexOptions } from "../src/search/options.ts";
import type { SearchRecord } from "../src/search/record.ts";

const records: SearchRecord[] = [
  {
    kind: "field",
    title: "invoiceNumber",
    name: "invoiceNumber",
    subtitle: "Invoice",
    brand: "one",
    language: "es",
    href: "/a",
    text: "Número de la factura",
  },
  { kind: "field", title: "invoice", name: "invoice", subtitle: "Response", href: "/b", text: "" },
  { kind: "type", title: "Invoice", name: "Invoice", subtitle: "", href: "/c", text: "" },
  {
    kind: "operation",
    title: "Send an invoice (sendInvoice)",
    name: "sendInvoice",
    subtitle: "One",
    brand: "one",
    href: "/d",
    text: "",
    words: "hidden",
  },
];

function find(all: readonly SearchRecord[], words: string, language = "en"): string[] {
  const index = new MiniSearch(indexOptions);
  index.addAll(mergeRecords(all));
  return findRecords(index, words, language).map(({ id }) => id);
}

test.each([
  ["number", ["a"]],
  ["invoicenumber", ["a"]],
  ["invoiceNumber", ["a"]],
  ["numero", ["a"]],
  ["sendinvoice", ["d"]],
  ["send invoce", ["d"]],
  ["hidden", ["d"]],
  ["nothing", []],
])("%s finds %j", (words, found) => {
  expect(find(records, words)).toEqual(found);
});

test("the very name that was typed comes first, a type before a field", () => {
  expect(find(records, "invoice").slice(0, 2)).toEqual(["c", "b"]);
  expect(find(records, "Invoice").slice(0, 2)).toEqual(["c", "b"]);
});

test("a text is found by another word for what it says", () => {
  const texts = [
    { kind: "manual", title: "Lists", subtitle: "", href: "/pages", text: "paginate goes through all" },
    { kind: "manual", title: "Amounts", subtitle: "", href: "/money", text: "major currency units" },
    { kind: "manual", title: "Twice", subtitle: "", href: "/twice", text: "which retries are safe" },
    { kind: "operation", title: "Void an invoice", subtitle: "", href: "/void", text: "" },
  ] satisfies SearchRecord[];
  expect(find(texts, "pagination")).toEqual(["pages"]);
  expect(find(texts, "cents")).toEqual(["money"]);
  expect(find(texts, "idempotency")).toEqual(["twice"]);
  expect(find(texts, "refund")).toEqual(["void"]);
  expect(find(texts, "paginate")).toEqual(["pages"]);
  expect(find(texts, "currency")).toEqual(["money"]);
});

test("what a page's reader can read comes before what is in another language", () => {
  const texts = ["en", "es"].map(
    (language): SearchRecord => ({
      kind: "manual",
      title: "Webhooks",
      subtitle: "",
      language,
      href: `/${language}`,
      text: language === "es" ? "webhooks webhooks" : "webhooks, at more length than the other",
    }),
  );
  expect(find(texts, "webhooks")).toEqual(["en", "es"]);
  expect(find(texts, "webhooks", "es")).toEqual(["es", "en"]);
});

describe("the same thing of all brands", () => {
  const of = (brand: string, language: string, title: string): SearchRecord => ({
    kind: "type",
    title,
    name: "Invoice",
    subtitle: `@scope/${brand}`,
    brand,
    language,
    href: `/reference/${brand}/types/invoices.html#Invoice`,
    text: `${title} text`,
  });
  const [merged, ...more] = mergeRecords([of("one", "en", "Bill"), of("two", "es", "Factura")]);

  test("is found once, by the words of every language", () => {
    expect(more).toEqual([]);
    expect(merged).toEqual({
      kind: "type",
      name: "Invoice",
      titles: { en: "Bill", es: "Factura" },
      excerpts: { en: "Bill text", es: "Factura text" },
      subtitle: "@scope/{brand}",
      href: "reference/{brand}/types/invoices.html#Invoice",
      brands: ["one", "two"],
      text: "Bill text Factura text",
    });
  });
});

test("an excerpt is around what was found", () => {
  const text = `${"Much is said before. ".repeat(5)}Amounts are in major units. ${"And after. ".repeat(30)}`;
  expect(excerptOf(text, ["major"])).toMatch(/^…[^…]*major units[^…]*…$/);
  expect(excerptOf("Short.", ["gone"])).toBe("Short.");
});
