import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { documentedOperations, readmeFile, rulesFile, rulesText, withTables } from "../build/rules-text.ts";
import type { Rule } from "../src/rules/rule.ts";
import { rules } from "../src/rules/table.ts";

const table: Readonly<Record<string, Rule>> = rules;

test("the page of the rules and the README say what the code says: `pnpm tables` in packages/sandbox writes it", () => {
  expect(readFileSync(rulesFile, "utf8")).toBe(rulesText());
  const readme = readFileSync(readmeFile, "utf8");
  expect(readme).toBe(withTables(readme));
  for (const id of Object.keys(table)) expect(readme).toContain(`\n| \`${id}\``);
});

test("a README without its tables is refused", () => {
  expect(() => withTables("# Sandbox\n")).toThrow('README.md must have a table below "## Rules"');
});

test("every operation has a row", () => {
  for (const operation of documentedOperations()) {
    expect(rulesText()).toContain(`\n| \`${operation}\` | `);
    expect(readFileSync(readmeFile, "utf8")).toContain(`\n| \`${operation}\` `);
  }
});

test("every rule names an entry of the ledger that there is, or none", () => {
  const ledger = readFileSync(new URL("../../../spec/ledger.yaml", import.meta.url), "utf8");
  for (const { ledger: entry } of Object.values(table)) {
    if (entry !== undefined) expect(ledger).toContain(`\n  - id: ${entry}\n`);
  }
});
