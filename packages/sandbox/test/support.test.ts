import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { expect, test } from "@jest/globals";
import { operations } from "../src/operations/index.ts";
import type { Rule } from "../src/rules/rule.ts";
import { rules } from "../src/rules/table.ts";

const file = createRequire(import.meta.url).resolve("@crm-invoices/spec/highlevel.observed.json");
const { paths }: { paths: Record<string, Record<string, { operationId?: string }>> } = JSON.parse(
  await readFile(file, "utf8"),
);
const documented = Object.values(paths)
  .flatMap((path) => Object.values(path))
  .flatMap(({ operationId }) => operationId ?? [])
  .sort();

test("every documented operation keeps state, and no other", () => {
  expect(Object.keys(operations).sort()).toEqual(documented);
});

test("every rule decides operations that there are", () => {
  const table: Readonly<Record<string, Rule>> = rules;
  const unknown = Object.entries(table).flatMap(([id, { decides }]) =>
    decides
      .filter((operation) => operation !== "*" && !documented.includes(operation))
      .map((operation) => `${id}: ${operation}`),
  );
  expect(unknown).toEqual([]);
});
