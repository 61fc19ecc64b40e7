import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { help } from "../../src/cli/help.ts";
import { listBrands } from "../../src/index.ts";
import { codeIn, outputOf, readme, saidBy } from "../readme.ts";

const run = promisify(execFile);
const home = fileURLToPath(new URL("../..", import.meta.url));

describe("the README", () => {
  // Inside of the package, so that its name leads to itself.
  let folder = "";

  beforeAll(() => {
    folder = mkdtempSync(join(home, ".staging-readme-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("has code that compiles", async () => {
    const sections = [
      "In a test",
      "With Jest",
      "With Vitest",
      "With Vite",
      "With Playwright",
      "With MSW",
      "Respond yourself",
    ];
    for (const [index, section] of sections.entries())
      writeFileSync(join(folder, `${index}.ts`), codeIn(section));
    writeFileSync(
      join(folder, "tsconfig.json"),
      JSON.stringify({
        extends: "../tsconfig.json",
        compilerOptions: { lib: ["es2024", "dom"] },
        include: ["*.ts"],
        exclude: [],
      }),
    );
    const compiler = join(
      dirname(createRequire(import.meta.url).resolve("typescript/package.json")),
      "bin/tsc",
    );
    const { stdout } = await run(process.execPath, [compiler, "-p", folder]).catch((error) => error);
    expect(stdout).toBe("");
  });

  test.each(["In a test", "With MSW", "Respond yourself"])(
    "has an example %j that prints what it says",
    async (section) => {
      const code = codeIn(section);
      expect(await outputOf(code, folder)).toBe(saidBy(code));
    },
  );

  test("has an example for Jest that passes, with and without Jest's globals", async () => {
    writeFileSync(join(folder, "example.test.ts"), codeIn("With Jest"));
    writeFileSync(
      join(folder, "globals.test.ts"),
      codeIn("With Jest").replace('import { expect, test } from "@jest/globals";\n', ""),
    );
    const config = JSON.parse(readFileSync(join(home, "jest.config.json"), "utf8"));
    const jest = join(dirname(createRequire(import.meta.url).resolve("jest/package.json")), "bin/jest.js");
    const { stderr } = await run(process.execPath, [
      "--experimental-vm-modules",
      jest,
      "--rootDir",
      folder,
      "--config",
      JSON.stringify({ ...config, testMatch: ["<rootDir>/*.test.ts"] }),
    ]).catch((error) => error);
    expect(stderr).toMatch(/Tests: +4 passed, 4 total/);
  });

  test("has an example for Vitest that passes", async () => {
    writeFileSync(join(folder, "example.test.ts"), codeIn("With Vitest"));
    // Vitest takes a linked package for source and transforms it; installed, it is loaded by Node itself.
    writeFileSync(
      join(folder, "vitest.config.mjs"),
      "export default { test: { server: { deps: { external: [/packages\\/mock\\/dist/] } } } };\n",
    );
    const vitest = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");
    // Five seconds, which Vitest gives a test, pass on a machine that is busy with other suites.
    const command = [vitest, "run", "--root", folder, "--testTimeout=120000", "example.test.ts"];
    const { stdout } = await run(process.execPath, command, {
      env: { ...process.env, NO_COLOR: "1", NODE_OPTIONS: "" },
    }).catch((error) => error);
    expect(stdout).toMatch(/Tests +1 passed/);
  });

  test("names the options that the help names", () => {
    const options = (text: string) => new Set(text.match(/--[a-z-]+\b/g));
    const section = readme.slice(readme.indexOf("## Start it"), readme.indexOf("## In a test"));
    expect(options(section)).toEqual(options(help(listBrands())));
  });
});
