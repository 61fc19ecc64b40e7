import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { Cell } from "../src/cell.ts";
import { openProjects, type Projects } from "../src/project.ts";

let projects: Projects;

beforeEach(async () => {
  projects = await openProjects({});
});

afterEach(() => projects.remove());

const cellOf = (program: string, more: Partial<Cell> = {}): Cell => ({
  name: "a project",
  gate: false,
  tools: {},
  files: { "program.mjs": program },
  install: { command: ["node", "--version"] },
  commands: [["node", "program.mjs"]],
  prints: "",
  ...more,
});

test("a program that fails is told with what it printed", async () => {
  const failing = projects.run(cellOf('console.log("before"); throw new Error("not today");'));
  await expect(failing).rejects.toThrow(/before\n.*not today/s);
});

test("a program that does not end is ended, and told with what it printed", async () => {
  const impatient = await openProjects({}, 0.1);
  try {
    const endless = impatient.run(cellOf('console.log("before"); setInterval(() => {}, 1000);'));
    await expect(endless).rejects.toThrow(/^node program\.mjs took more than 0\.1 minutes:\nbefore$/m);
  } finally {
    await impatient.remove();
  }
});

test("nothing of this workspace's package manager reaches a program", async () => {
  const printed = await projects.run(
    cellOf(
      "console.log(Object.keys(process.env).filter((name) => /^npm_(?!config)|^pnpm_(?!config)/.test(name)))",
    ),
  );
  expect(printed).toBe("[]\n");
});

test("what npm has installed serves the next project that needs the same, and no other", async () => {
  const library = await mkdtemp(join(tmpdir(), "crm-invoices-library-"));
  await writeFile(join(library, "package.json"), '{ "name": "library", "version": "1.0.0" }');
  const own = await openProjects({ library });
  try {
    const program = `import { existsSync, writeFileSync } from "node:fs";
console.log(existsSync("node_modules/library"), existsSync("node_modules/mark"));
writeFileSync("node_modules/mark", "");`;
    const files = { "program.mjs": program };
    const first = {
      name: "first",
      gate: false,
      tools: {},
      files,
      commands: [["node", "program.mjs"]],
      prints: "",
    };
    expect(await own.run(first)).toBe("true false\n");
    expect(await own.run({ ...first, name: "second" })).toBe("true true\n");
    expect(await own.run({ ...first, name: "third", tools: { other: `file:${library}` } })).toBe(
      "true false\n",
    );
  } finally {
    await own.remove();
    await rm(library, { recursive: true });
  }
});
