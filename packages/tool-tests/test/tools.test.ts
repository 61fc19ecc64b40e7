import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { npm } from "../src/cell.ts";
import { matrix } from "../src/matrix.ts";
import { packAll } from "../src/pack.ts";
import { runCell } from "../src/project.ts";

// The gate runs the cells that are most likely to differ; TOOLS=all runs every one, TOOLS=<text> those whose name has it.
const { TOOLS: wanted = "gate" } = process.env;
const cells = matrix.filter(({ name, gate }) =>
  wanted === "gate" ? gate : wanted === "all" || name.toLowerCase().includes(wanted.toLowerCase()),
);

let target: string;
let tarballs: Readonly<Record<string, string>>;

beforeAll(async () => {
  target = await mkdtemp(join(tmpdir(), "crm-invoices-tarballs-"));
  tarballs = await packAll(target);
});

afterAll(() => rm(target, { recursive: true }));

test.each(cells)("the packed packages work with $name", async (cell) => {
  const printed = await runCell(cell, tarballs);
  expect(printed).toMatch(cell.prints);
});

test("a project whose program fails is told with what it printed", async () => {
  const failing = {
    name: "failing",
    gate: true,
    tools: {},
    files: { "program.mjs": 'console.log("before"); throw new Error("not today");\n' },
    install: { ...npm, command: ["node", "--version"] },
    commands: [["node", "program.mjs"]],
    prints: "never",
  };
  await expect(runCell(failing, {})).rejects.toThrow(/before\n.*not today/s);
});

test("no two cells have one name", () => {
  const names = matrix.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
