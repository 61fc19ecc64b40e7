import { expect, test } from "@jest/globals";
import MiniSearch from "minisearch";
import { indexOptions, searchOptions } from "../src/search/options.ts";
import type { SearchRecord } from "../src/search/record.ts";

const records: SearchRecord[] = [
  {
    kind: "field",
    title: "invoiceNumber",
    subtitle: "Invoice",
    brand: "one",
    href: "a",
    text: "Número de la factura",
  },
  { kind: "type", title: "Invoice", subtitle: "One", brand: "one", href: "b", text: "" },
  { kind: "type", title: "Invoice", subtitle: "Two", brand: "two", href: "c", text: "" },
  {
    kind: "operation",
    title: "Send an invoice (sendInvoice)",
    subtitle: "One",
    brand: "one",
    href: "d",
    text: "",
  },
];
const index = new MiniSearch(indexOptions);
index.addAll(records);

test.each([
  ["number", ["a"]],
  ["invoicenumber", ["a"]],
  ["invoiceNumber", ["a"]],
  ["numero", ["a"]],
  ["sendinvoice", ["d"]],
  ["send invoce", ["d"]],
  ["nothing", []],
])("%s finds %j", (words, found) => {
  expect(index.search(words, searchOptions(undefined)).map(({ id }) => id)).toEqual(found);
});

test("a text is found by another word for what it says", () => {
  const texts = [
    { kind: "manual", title: "Pages", subtitle: "", href: "pages", text: "paginate goes through all" },
    { kind: "manual", title: "Amounts", subtitle: "", href: "money", text: "major currency units" },
  ] satisfies SearchRecord[];
  const manual = new MiniSearch(indexOptions);
  manual.addAll(texts);
  const found = (words: string) => manual.search(words, searchOptions(undefined)).map(({ id }) => id);
  expect(found("pagination")).toEqual(["pages"]);
  expect(found("cents")).toEqual(["money"]);
  expect(found("paginate")).toEqual(["pages"]);
  expect(found("currency")).toEqual(["money"]);
});

test("what belongs to the brand of the page comes first", () => {
  const types = (brand: string) =>
    index.search("Invoice", searchOptions(brand)).filter(({ title }) => title === "Invoice");
  expect(types("one").map(({ id }) => id)).toEqual(["b", "c"]);
  expect(types("two").map(({ id }) => id)).toEqual(["c", "b"]);
});
