import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { chromiumPath } from "@crm-invoices/mock/chromium";
import { codeBlocks } from "@crm-invoices/scripts/code-blocks";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { guidesFolder } from "../src/guide.ts";
import { createProject, type Project } from "../src/project.ts";

let project: Project;
beforeAll(async () => {
  project = await createProject("testing");
});
afterAll(() => project?.remove());

test("the programs of the guide compile", async () => {
  await project.compile();
  expect(project.programs).toEqual([
    "pay-in-cash.ts",
    "pay-in-cash.test.ts",
    "tests/paid.test.ts",
    "server.ts",
    "counter.spec.ts",
  ]);
});

/** Five seconds, which both give a test, pass on a machine that is busy with other suites. */
const patience = "--testTimeout=120000";

test("Vitest runs the tests of the guide", async () => {
  const report = ["--reporter=json", "--outputFile=vitest.json"];
  await project.run("node_modules/vitest/vitest.mjs", "run", "pay-in-cash", patience, ...report);
  const text = await readFile(join(project.folder, "vitest.json"), "utf8");
  expect(JSON.parse(text)).toMatchObject({ success: true, numPassedTests: 2 });
});

test("Jest runs the tests of the guide, as its package.json says", async () => {
  const guide = await readFile(join(guidesFolder, "testing.md"), "utf8");
  const [manifest = "{}"] = codeBlocks(guide, "json");
  await project.write("package.json", manifest);
  const { scripts }: { scripts: { test: string } } = JSON.parse(manifest);
  const [node, ...command] = scripts.test.split(" ");
  expect(node).toBe("node");
  await project.run(...command, "tests/", patience, "--json", "--outputFile", "jest.json");
  const report = JSON.parse(await readFile(join(project.folder, "jest.json"), "utf8"));
  expect(report).toMatchObject({ success: true, numPassedTests: 1 });
});

test("Playwright runs the tests of the guide", async () => {
  const quiet = ["background-networking", "component-update", "sync", "gpu"].map(
    (each) => `--disable-${each}`,
  );
  const launchOptions = {
    executablePath: chromiumPath(),
    args: ["--no-sandbox", "--no-first-run", ...quiet],
  };
  const configuration = { workers: 1, testMatch: "*.spec.ts", use: { launchOptions } };
  await project.write("playwright.config.mjs", `export default ${JSON.stringify(configuration)};\n`);
  const printed = await project.run("node_modules/@playwright/test/cli.js", "test");
  expect(printed).toMatch(/2 passed/);
});
