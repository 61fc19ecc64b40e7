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

test("what belongs to the brand of the page comes first", () => {
  const types = (brand: string) =>
    index.search("Invoice", searchOptions(brand)).filter(({ title }) => title === "Invoice");
  expect(types("one").map(({ id }) => id)).toEqual(["b", "c"]);
  expect(types("two").map(({ id }) => id)).toEqual(["c", "b"]);
});
