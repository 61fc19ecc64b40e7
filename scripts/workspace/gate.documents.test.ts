import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { readIfPresent } from "./files.ts";
import { workspacePackages } from "./packages.ts";
import { repository } from "./paths.ts";

const read = (path: string) => readFile(join(repository, path), "utf8");

/** The words of the gate's commands, and the scripts of the project that it has to run. */
async function gate(): Promise<{ words: readonly string[]; scripts: Readonly<Record<string, string>> }> {
  const commands = (await read(".ci/run")).split("\n").filter((line) => !line.trim().startsWith("#"));
  const { scripts } = JSON.parse(await read("package.json"));
  return { words: commands.join("\n").split(/\s+/), scripts };
}

test("the gate runs every suite of the project and of its packages", async () => {
  const { words, scripts } = await gate();
  const folders = [...(await workspacePackages(repository)).values()];
  const manifests = await Promise.all(folders.map((folder) => read(join(folder, "package.json"))));
  const names = [scripts, ...manifests.map((text) => JSON.parse(text).scripts ?? {})].flatMap(Object.keys);
  const suites = new Set(names.filter((name) => /^test(:|$)|^release:rehearse$/.test(name)));
  // `pnpm test` runs these.
  for (const part of scripts["test"]?.split(" ") ?? []) suites.delete(part);
  expect(words).toContain("test");
  expect(suites.size).toBeGreaterThan(15);
  expect([...suites].filter((name) => !words.includes(name))).toEqual([]);
});

test("the gate runs every part of `pnpm check`", async () => {
  const { words, scripts } = await gate();
  const commands = scripts["check"]?.split(" && ") ?? [];
  const parts = commands.flatMap((command) =>
    command.replace(/^(pnpm -s|node scripts\/turbo\.ts) /, "").split(" "),
  );
  expect(parts.length).toBeGreaterThan(4);
  expect(parts.filter((name) => !words.includes(name))).toEqual([]);
});

test("the gate holds the lockfile that others trust to the policies of pnpm", async () => {
  expect(await read("pnpm-workspace.yaml")).toMatch(/^trustLockfile: true$/m);
  expect(await gate()).toMatchObject({ words: expect.arrayContaining(["--no-trust-lockfile"]) });
});

test("what is more than the gate runs, runs each night", async () => {
  const nightly = await read(".github/workflows/nightly.yml");
  const folders = [".", ...(await workspacePackages(repository)).values()];
  const tasks = folders.map(async (folder) => {
    const text = await readIfPresent(join(repository, folder, "turbo.json"));
    const known: Readonly<Record<string, { readonly env?: readonly string[] }>> = JSON.parse(
      text ?? '{ "tasks": {} }',
    ).tasks;
    return Object.keys(known).filter((name) => known[name]?.env?.includes("NIGHTLY"));
  });
  const suites = new Set((await Promise.all(tasks)).flat());
  expect(suites.size).toBeGreaterThan(5);
  expect([...suites].filter((name) => !nightly.split(/\s+/).includes(name))).toEqual([]);
  expect(nightly).toContain("- run: .ci/releases\n");
  expect((await read(".ci/releases")).match(/^release$/gm)).toHaveLength(2);
});
