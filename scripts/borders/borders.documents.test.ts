import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { createProject, type Project } from "../generate/testing/project.ts";
import { checkBorders } from "./check-borders.ts";
import type { Border } from "./table.ts";

const table: readonly Border[] = [
  { folder: "packages/low", imports: [] },
  { folder: "packages/high", imports: ["packages/low"], testsImport: ["packages/helper"] },
  { folder: "packages/helper", imports: ["packages/low"] },
  { folder: "packages/<brand>", imports: ["packages/low"] },
  { folder: "scripts", imports: ["packages/low"] },
];

let project: Project;

beforeEach(async () => {
  project = await createProject({
    "packages/low/src/index.ts": "export const low = 1;\nexport type Low = number;\n",
    "packages/high/src/index.ts": 'export { low } from "@crm-invoices/low";\n',
    "packages/high/test/high.test.ts": 'import "@crm-invoices/helper";\n',
    "packages/helper/src/index.ts": "export {};\n",
    "packages/acme/src/index.ts": 'export { low } from "@crm-invoices/low";\n',
    "scripts/run.ts": 'import "@crm-invoices/low";\n',
  });
});

afterEach(() => project.remove());

test("imports that the table allows are accepted", async () => {
  expect(await checkBorders(project.root, table)).toEqual([]);
});

test("what a run leaves behind is not looked at", async () => {
  await project.write("packages/low/.work/one.ts", 'import "./other.ts";\n');
  await project.write("packages/low/.work/other.ts", 'import "./one.ts";\nimport "@crm-invoices/high";\n');
  expect(await checkBorders(project.root, table)).toEqual([]);
});

describe("refused is", () => {
  const onlyLow =
    /^packages\/high\/src\/bad\.ts → @crm-invoices\/helper: packages\/high may import packages\/low alone/;
  test.each([
    ["an import", "packages/high/src/bad.ts", 'import { a } from "@crm-invoices/helper";', onlyLow],
    [
      "an import of a type",
      "packages/high/src/bad.ts",
      'import type { A } from "@crm-invoices/helper";',
      onlyLow,
    ],
    [
      "an import of a subpath",
      "packages/high/src/bad.ts",
      'import "@crm-invoices/helper/part";',
      /helper\/part: packages\/high may/,
    ],
    ["a re-export", "packages/high/src/bad.ts", 'export type { A } from "@crm-invoices/helper";', onlyLow],
    [
      "a type that is imported in place",
      "packages/high/src/bad.ts",
      'export type A = import("@crm-invoices/helper").A;',
      onlyLow,
    ],
    [
      "an import at run time",
      "packages/high/src/bad.ts",
      'export const a = await import("@crm-invoices/helper");',
      onlyLow,
    ],
    [
      "an import of a folder above",
      "packages/low/src/bad.ts",
      'import "@crm-invoices/high";',
      /packages\/low may import no other folder/,
    ],
    [
      "an import by a brand",
      "packages/acme/src/bad.ts",
      'import "@crm-invoices/high";',
      /packages\/<brand> may import packages\/low alone/,
    ],
    [
      "an import by a test",
      "packages/low/test/bad.test.ts",
      'import "@crm-invoices/high";',
      /tests of packages\/low may import no other folder/,
    ],
    [
      "an import by a script",
      "scripts/bad.ts",
      'import "@crm-invoices/high";',
      /scripts may import packages\/low alone/,
    ],
    [
      "a source of another package",
      "packages/high/src/bad.ts",
      'import type { Low } from "../../low/src/index.ts";',
      /^packages\/high\/src\/bad\.ts → packages\/low\/src\/index\.ts: import a package by its name/,
    ],
  ])("%s that the table does not allow", async (_, file, text, problem) => {
    await project.write(file, `${text}\n`);
    expect(await checkBorders(project.root, table)).toEqual([expect.stringMatching(problem)]);
  });
});

test.each([
  [
    "of values",
    'import { b } from "./b.ts";\nexport const a = b;',
    'import { a } from "./a.ts";\nexport const b = a;',
  ],
  [
    "of types",
    'import type { B } from "./b.ts";\nexport type A = B;',
    'import type { A } from "./a.ts";\nexport type B = A;',
  ],
])("a circle %s is refused", async (_, a, b) => {
  await project.write("packages/low/src/a.ts", `${a}\n`);
  await project.write("packages/low/src/b.ts", `${b}\n`);
  const circle =
    "packages/low/src/a.ts → packages/low/src/b.ts → packages/low/src/a.ts: these files import each other";
  expect(await checkBorders(project.root, table)).toEqual([expect.stringContaining(circle)]);
});

test("a folder with nothing but what was installed and built is left over from a package that is gone", async () => {
  await project.write("packages/gone/node_modules/some/index.js", "");
  await project.write("packages/gone/dist/index.js", "");
  expect(await checkBorders(project.root, table)).toEqual([]);
});

test("a folder that the table does not have is refused", async () => {
  await project.write("packages/stray/src/index.ts", "export {};\n");
  expect(await checkBorders(project.root, table)).toEqual([
    "packages/stray is missing in scripts/borders/table.ts: say there what it may import.",
  ]);
});
