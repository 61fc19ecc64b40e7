import { readFile } from "node:fs/promises";
import { join, posix, win32 } from "node:path";
import { expect, test } from "@jest/globals";
import { sourceFiles } from "./git.ts";
import { pathFrom } from "./path-from.ts";
import { repository } from "./paths.ts";

test.each([
  ["C:\\project", "C:\\project\\spec\\paths\\a.yaml", "spec/paths/a.yaml"],
  ["c:\\Project\\spec", "C:\\project\\packages\\core", "../packages/core"],
  ["C:\\project", "D:\\project\\a.yaml", "D:/project/a.yaml"],
])("from %s, Windows has %s at %s", (folder, file, expected) => {
  expect(pathFrom(folder, file, win32)).toBe(expected);
});

test("a backslash in a name is no separator where names may have one", () => {
  expect(pathFrom("/project", "/project/spec/a\\b.yaml", posix)).toBe("spec/a\\b.yaml");
});

const asksNode = /\bimport \{[^}]*\brelative\b[^}]*\} from "node:path"|\bpath\.relative\(/;

test("nothing else asks Node where a file is from a folder", async () => {
  expect('import { join, relative } from "node:path";').toMatch(asksNode);
  const code = (await sourceFiles(repository, ".")).filter((name) => /\.[cm]?ts$/.test(name));
  const asking: string[] = [];
  for (const name of code) {
    if (asksNode.test(await readFile(join(repository, name), "utf8"))) asking.push(name);
  }
  expect(asking).toEqual(["scripts/workspace/path-from.test.ts"]);
});
