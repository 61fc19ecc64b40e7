import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "@crm-invoices/scripts/consumer";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { compile, ownCompiler } from "../../src/compile.ts";
import { folderSize, installedPackages } from "../../src/installed-size.ts";
import { lintTarball } from "../../src/lint-tarball.ts";
import { costComplaint, ownCostComplaint, ownCosts, typeCosts } from "../../src/type-cost.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "crm-invoices-checks-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

test("a package whose types come last and do not exist is refused by both linters", async () => {
  const manifest = {
    name: "wrong",
    version: "1.0.0",
    type: "module",
    license: "MIT",
    exports: { ".": { default: "../index.js", types: "../missing.d.ts" } },
  };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  await writeFile(join(folder, "index.js"), "export const one = 1;\n");
  await writeFile(join(folder, "other.d.ts"), "export declare const one: number;\n");
  await run("npm", ["pack", "--ignore-scripts"], folder);
  const problems = await lintTarball(join(folder, "wrong-1.0.0.tgz"));
  expect(problems).toEqual([expect.stringContaining("publint"), expect.stringContaining("attw")]);
});

test("the size of a folder is that of its files, and scoped packages are found", async () => {
  const project = join(folder, "project");
  const modules = join(project, "node_modules");
  for (const name of [".bin", "plain", "@scope/one/lib"]) {
    await mkdir(join(modules, name), { recursive: true });
    await writeFile(join(modules, name, "file.js"), "12345");
  }
  expect(await folderSize(modules)).toBe(15);
  expect(await installedPackages(project)).toEqual(["@scope/one", "plain"]);
});

test("types that are dear are counted, and errors fail", async () => {
  const program = "type Wrap<T, N extends unknown[]> = N['length'] extends 50 ? T : Wrap<[T], [...N, 0]>;\n";
  await writeFile(join(folder, "dear.ts"), `${program}export const dear: Wrap<1, []> | 1 = 1;\n`);
  const { value: cost } = await typeCosts("dear.ts", folder).next();
  expect(cost).toMatchObject({ compiler: "typescript5.4", checked: false, empty: 0 });
  expect(cost?.total).toBeGreaterThan(50);
  const { value: ownCost } = await ownCosts("dear.ts", folder).next();
  expect(ownCost).toEqual({ compiler: "typescript5.4", checked: false, own: cost?.total });
  await writeFile(join(folder, "wrong.ts"), 'export const wrong: number = "1";\n');
  await expect(compile(ownCompiler, "wrong.ts", folder, "--noEmit")).rejects.toThrow("TS2322");
  await expect(typeCosts("wrong.ts", folder).next()).rejects.toThrow("TS2322");
});

test("a program that costs more than its share by itself is refused", () => {
  const compiler = "typescript7";
  for (const [checked, limit] of [
    [true, 1_000],
    [false, 50],
  ] as const) {
    expect(ownCostComplaint({ compiler, checked, own: limit })).toBeUndefined();
    expect(ownCostComplaint({ compiler, checked, own: limit + 1 })).toBe(`at most ${limit} are allowed`);
  }
});

test.each([
  ["little", { checked: true, total: 4_700, empty: 4_600 }, undefined],
  ["more than its share", { checked: true, total: 5_700, empty: 4_600 }, "beyond an empty program"],
  ["more than its share of skipped libraries", { checked: false, total: 56, empty: 5 }, "at most 50"],
  ["more than all may cost", { checked: true, total: 25_001, empty: 24_500 }, "at most 25000"],
  ["what a compiler costs by itself", { checked: true, total: 27_200, empty: 27_000 }, undefined],
])("a program that costs %s is judged so", (_, cost, complaint) => {
  const judged = costComplaint({ compiler: "typescript7", environment: "dom", ...cost });
  if (complaint === undefined) expect(judged).toBeUndefined();
  else expect(judged).toContain(complaint);
});
