import { readFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import ts from "typescript";
import { listBrandIds, patternBrand } from "../generate/brands.ts";
import { repository } from "./paths.ts";
import { run } from "./run.ts";
import { createScratch, type Scratch } from "./scratch.ts";

const ids = await listBrandIds(repository);
const [other = ""] = ids.filter((id) => id !== patternBrand);

let scratch: Scratch;
let before: ReadonlyMap<string, string>;

beforeAll(async () => {
  scratch = await createScratch({ linked: true });
  before = await hashes();
});

afterEach(() => scratch.git("reset", "--quiet", "--hard"));

afterAll(() => scratch?.remove());

interface Task {
  readonly taskId: string;
  /** What turbo looks up in its cache. */
  readonly hash: string;
  readonly command: string;
  /** The files that it reads, relative to the package. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** What turbo would run. */
async function plan(): Promise<readonly Task[]> {
  const tasks = ["generate", "build", "types", "test", "test:documents", "test:packages", "check:packages"];
  const turbo = join(repository, "node_modules/.bin/turbo");
  const said = await run(turbo, ["run", ...tasks, "--dry=json"], { cwd: scratch.root });
  return JSON.parse(said.slice(said.indexOf("{"))).tasks;
}

/** Task → hash, of every task that runs something. */
async function hashes(): Promise<Map<string, string>> {
  const tasks = await plan();
  return new Map(
    tasks
      .filter(({ command }) => command !== "<NONEXISTENT>")
      .map(({ taskId, hash }) => [taskId.replace("@crm-invoices/", ""), hash]),
  );
}

/** The tasks that run again after a file was edited. */
async function rerun(
  file: string,
  edit: (text: string) => string = (text) => `${text}\n`,
): Promise<string[]> {
  const text = await readFile(join(scratch.root, file), "utf8");
  expect(edit(text)).not.toBe(text);
  await scratch.write(file, edit(text));
  const after = await hashes();
  expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
  return [...after].filter(([task, hash]) => before.get(task) !== hash).map(([task]) => task);
}

const ofBrand = (id: string) =>
  ["generate", "build", "types", "test", "test:packages", "check:packages"].map((task) => `${id}#${task}`);
const ofBrands = (task: string) => ids.map((id) => `${id}#${task}`);
const ofDocuments = [
  "scripts#test:documents",
  "contract-tests#test:documents",
  "sandbox#test:documents",
  "spec#check:packages",
];
const ofNoBrand = ["scripts#test", "core#test", "mock#test", "contract-tests#test", "consumer-tests#test"];

/** The files of `scripts/` that a module loads, itself among them, relative to that folder. */
async function loaded(entries: readonly string[]): Promise<string[]> {
  const files = new Set(entries.map((entry) => normalize(entry)));
  // A set also iterates over what is added while it is iterated.
  for (const file of files) {
    const { importedFiles } = ts.preProcessFile(await readFile(join(repository, "scripts", file), "utf8"));
    for (const { fileName } of importedFiles) {
      if (fileName.startsWith(".")) files.add(join(dirname(file), fileName));
    }
  }
  return [...files];
}

test("turbo knows every file that other packages run of scripts", async () => {
  const manifest = JSON.parse(await readFile(join(repository, "scripts/package.json"), "utf8"));
  const exported: Readonly<Record<string, string>> = manifest.exports;
  const build = (await plan()).find(({ taskId }) => taskId === "@crm-invoices/scripts#build");
  const known = Object.keys(build?.inputs ?? {});
  const files = await loaded([
    ...Object.values(exported),
    "generate.ts",
    "compact-declarations.ts",
    "list-exports.ts",
    "remove.ts",
  ]);
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((file) => !known.includes(file))).toEqual([]);
});

describe("only the tasks that read a file run again after an edit of it:", () => {
  test("the overlay of one brand", async () => {
    const tasks = await rerun(`spec/brands/${other}.overlay.yaml`);
    expect(tasks.sort()).toEqual([...ofBrand(other), ...ofDocuments].sort());
  });

  test.each([
    ["a released document", `spec/released/${other}.json`, ["mock#test", "mock#test:packages"]],
    ["the README", "README.md", ["consumer-tests#test:packages"]],
    [
      "a test of the generator",
      "scripts/generate/generate.test.ts",
      ["scripts#test", "scripts#test:documents", "scripts#types"],
    ],
  ])("%s", async (_, file, tasks) => {
    expect((await rerun(file)).sort()).toEqual(tasks);
  });

  test.each([
    ["a schema of the description", "spec/schemas/shared/Money.yaml"],
    ["the ledger, which admits what callers observe", "spec/ledger.yaml"],
  ])("%s", async (_, file) => {
    const tasks = await rerun(file);
    expect(tasks).toEqual(expect.arrayContaining([...ids.flatMap(ofBrand), ...ofDocuments]));
    expect(tasks.filter((task) => ofNoBrand.includes(task))).toEqual([]);
  });

  test.each([
    ["the generator", "scripts/generate/bundle.ts"],
    ["a rule that Redocly loads", "scripts/lint/plugin.ts"],
    ["the configuration of Redocly", "redocly.yaml"],
  ])("%s", async (_, file) => {
    expect(await rerun(file)).toEqual(expect.arrayContaining([...ids.flatMap(ofBrand), "scripts#test"]));
  });

  test("the version of a tool that generates", async () => {
    const tasks = await rerun("pnpm-lock.yaml", (text) => {
      const version = /^ {6}json-p3:\n.*\n {8}version: (.*)$/m.exec(text)?.[1] ?? "";
      return text
        .replaceAll(`json-p3@${version}`, `json-p3@${version}0`)
        .replace(/(^ {6}json-p3:\n.*\n {8}version: .*)$/m, "$10");
    });
    expect(tasks).toEqual(expect.arrayContaining(ofBrands("generate")));
    expect(tasks).not.toContain("core#test");
  });

  test("the tests that brands share", async () => {
    const tasks = await rerun("packages/contract-tests/src/requests.ts");
    expect(tasks).toEqual(expect.arrayContaining([...ofBrands("test"), ...ofBrands("types")]));
    expect(tasks.filter((task) => /#(generate|build)$/.test(task))).toEqual([]);
  });

  test("the core", async () => {
    const tasks = await rerun("packages/core/src/token.ts");
    expect(tasks).toEqual(expect.arrayContaining([...ofBrands("build"), ...ofBrands("test"), "core#test"]));
    expect(tasks).not.toContain("mock#build");
    expect(tasks.filter((task) => task.endsWith("#generate"))).toEqual([]);
  });

  test("the license, which every package takes along", async () => {
    const published = [...ids, "core", "mock", "spec"].map((name) => `${name}#check:packages`);
    expect(await rerun("LICENSE")).toEqual(expect.arrayContaining(published));
  });
});
