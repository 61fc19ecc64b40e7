import { readFile } from "node:fs/promises";
import { expect, test } from "@jest/globals";
import { type Discount, type Line, type MoneyRule, type Totals, totalsOf } from "../src/money/totals.ts";

/** The table of invoices that were calculated by hand: its cells, row by row. */
const rows = (await readFile(new URL("totals.md", import.meta.url), "utf8"))
  .split("\n")
  .filter((line) => /^\| +\d/.test(line))
  .map((line) =>
    line
      .split("|")
      .map((cell) => cell.trim())
      .slice(1),
  );

function lineOf(text: string): Line {
  const [, qty, amount, product, inclusive] = /^(\S+) × (\S+)(?: \[(\w+)\])?( incl)?/.exec(text) ?? [];
  return {
    qty: Number(qty),
    amount: Number(amount),
    productId: product,
    taxInclusive: inclusive !== undefined,
    taxes: [...text.matchAll(/([\d.]+)%/g)].map(([, rate]) => ({ rate: Number(rate) })),
  };
}

function discountOf(text: string): Discount | undefined {
  if (text === "") return undefined;
  const [, value, percent, products] = /^([\d.]+)(%)?(?: on (.+))?$/.exec(text) ?? [];
  return {
    type: percent === undefined ? "fixed" : "percentage",
    value: Number(value),
    ...(products !== undefined && { validOnProductIds: products.split(", ") }),
  };
}

const shown = ({ subTotal, discount, tax, total }: Totals): string[] =>
  [subTotal, discount, tax, total].map((amount) => amount.toFixed(2));

test("there are as many invoices as a bookkeeper was promised", () => {
  expect(rows.length).toBeGreaterThanOrEqual(40);
});

test.each(rows)("invoice %s of the table, %s, comes to what was calculated by hand", (...cells) => {
  const [, lines = "", discount = "", ...rest] = cells;
  const totals = totalsOf({ lines: lines.split("; ").map(lineOf), discount: discountOf(discount) }, () => {});
  expect(shown(totals)).toEqual(rest.slice(0, 4));
  // Whatever was rounded has two decimals and no more.
  expect(totals.total.decimalPlaces()).toBeLessThanOrEqual(2);
});

test("a rule is named where it made a difference, and only there", () => {
  const told = (lines: readonly Line[], discount?: Discount): MoneyRule[] => {
    const rules = new Set<MoneyRule>();
    totalsOf({ lines, discount }, (rule) => rules.add(rule));
    return [...rules];
  };
  const plain = { qty: 2, amount: 50 };
  expect(told([plain])).toEqual([]);
  expect(told([{ qty: 1.33, amount: 19.99 }])).toEqual(["rounding"]);
  expect(told([plain], { type: "percentage", value: 10 })).toEqual(["discount"]);
  expect(told([{ ...plain, taxes: [{ rate: 10 }] }], { type: "fixed", value: 10 })).toEqual([
    "fixed-discount",
    "exclusive-taxes",
  ]);
  expect(
    told([{ ...plain, taxInclusive: true, taxes: [{ rate: 25 }] }], { type: "percentage", value: 10 }),
  ).toEqual(["discount", "inclusive-taxes"]);
});
