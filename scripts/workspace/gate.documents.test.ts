import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { repository } from "./paths.ts";

const read = (path: string) => readFile(join(repository, path), "utf8");

/** The words of the gate's commands, and the scripts of the project that it has to run. */
async function gate(): Promise<{ words: readonly string[]; scripts: Readonly<Record<string, string>> }> {
  const commands = (await read(".ci/run")).split("\n").filter((line) => !line.trim().startsWith("#"));
  const { scripts } = JSON.parse(await read("package.json"));
  return { words: commands.join("\n").split(/\s+/), scripts };
}

test("the gate runs every suite", async () => {
  const { words, scripts } = await gate();
  const suites = Object.keys(scripts).filter(
    (name) => /^test(:|$)/.test(name) || name === "release:rehearse",
  );
  expect(suites.length).toBeGreaterThan(15);
  expect(suites.filter((name) => !words.includes(name))).toEqual([]);
});

test("the gate runs every part of `pnpm check`", async () => {
  const { words, scripts } = await gate();
  const parts = scripts["check"]?.split(" && ").map((command) => command.replace(/^pnpm -s /, "")) ?? [];
  expect(parts.length).toBeGreaterThan(4);
  // A part that is a task of the packages has its name.
  const tasks = parts.map((name) => /^pnpm -s turbo (\S+)$/.exec(scripts[name] ?? "")?.[1] ?? name);
  expect(tasks.filter((name) => !words.includes(name))).toEqual([]);
});
