import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { matrix } from "../src/matrix.ts";
import { packAll } from "../src/pack.ts";
import { openProjects, type Projects } from "../src/project.ts";

// The gate runs the cells that are most likely to differ; TOOLS=all runs every one, TOOLS=<text> those whose name has it.
const { TOOLS: wanted = "gate" } = process.env;
const cells = matrix.filter(({ name, gate }) =>
  wanted === "gate" ? gate : wanted === "all" || name.toLowerCase().includes(wanted.toLowerCase()),
);

let target: string;
let projects: Projects;

beforeAll(async () => {
  target = await mkdtemp(join(tmpdir(), "crm-invoices-tarballs-"));
  projects = await openProjects(await packAll(target));
});

afterAll(async () => {
  await projects.remove();
  await rm(target, { recursive: true });
});

test.each(cells)("the packed packages work with $name", async (cell) => {
  expect(await projects.run(cell)).toMatch(cell.prints);
});

test("no two cells have one name", () => {
  const names = matrix.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
