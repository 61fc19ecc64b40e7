import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { workspace } from "../../src/workspace.ts";

const folders = ["packages/core/test", "packages/contract-tests/test/faults"].map((folder) =>
  join(workspace, folder),
);

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
  const isMissing = (name: string) => !folders.some((folder) => existsSync(join(folder, `${name}.test.ts`)));
  expect(tests.filter(isMissing)).toEqual([]);
});
