import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { documentedOperations, rulesFile, rulesText } from "../build/rules-text.ts";
import { operations } from "../src/operations/index.ts";
import type { Rule } from "../src/rules/rule.ts";
import { rules } from "../src/rules/table.ts";

const table: Readonly<Record<string, Rule>> = rules;
const known = documentedOperations();

test("the page of the rules says what the code says: `pnpm tables` in packages/sandbox writes it", () => {
  expect(readFileSync(rulesFile, "utf8")).toBe(rulesText());
});

test("every operation has a row, and the code knows none that is not documented", () => {
  for (const operation of known) expect(rulesText()).toContain(`\n| \`${operation}\` | `);
  expect(Object.keys(operations).filter((operation) => !known.includes(operation))).toEqual([]);
});

test("every rule names operations that there are, and an entry of the ledger that there is", () => {
  const ledger = readFileSync(new URL("../../../spec/ledger.yaml", import.meta.url), "utf8");
  for (const [id, { decides, ledger: entry }] of Object.entries(table)) {
    expect({ id, unknown: decides.filter((each) => each !== "*" && !known.includes(each)) }).toEqual({
      id,
      unknown: [],
    });
    if (entry !== undefined) expect(ledger).toContain(`\n  - id: ${entry}\n`);
  }
});
