import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "@jest/globals";
import { workspace } from "../../src/workspace.ts";

const suites = (folder: string) =>
  readdirSync(join(workspace, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => basename(file, ".test.ts"));
const ofTheCore = suites("packages/core/test");
const known = [...ofTheCore, ...suites("packages/contract-tests/test/faults")];

/** Each promise of the core's README with the tests that it names. */
const promises = [
  ...(readFileSync(join(workspace, "packages/core/README.md"), "utf8")
    .split("## What it promises")[1]
    ?.split("\n## ")[0]
    ?.matchAll(/^\| (?!promise |---)(.+?) +\| (.+?) +\|$/gm) ?? []),
].map(([, promise = "", tests = ""]) => ({ promise, tests: tests.match(/[\w-]+/g) ?? [] }));

test("the README of the core lists promises", () => {
  expect(promises.length).toBeGreaterThan(9);
});

test.each(promises)("tests hold that: $promise", ({ tests }) => {
  expect(tests).not.toHaveLength(0);
  expect(tests.filter((name) => !known.includes(name))).toEqual([]);
});

test("every suite of the core holds a promise", () => {
  const named = promises.flatMap(({ tests }) => tests);
  expect(ofTheCore.length).toBeGreaterThan(20);
  expect(ofTheCore.filter((name) => !named.includes(name))).toEqual([]);
});
