import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "@crm-invoices/scripts/consumer";
import { nodeProgram } from "@crm-invoices/scripts/platforms";
import { expect, test } from "@jest/globals";
import { compile, compilers } from "../compile.ts";
import { entriesOf } from "../entries.ts";
import { workspace } from "../workspace.ts";

const here = join(workspace, "packages/consumer-tests");

/** Loads a brand with `import` and with `require` in one process, as an application and its library may. */
export function describeBothWays(
  nodeVersions: readonly string[],
  brand: string,
  project: () => string,
): void {
  test("is the same whether it is imported or required", async () => {
    const entries = await Promise.all(
      [brand, "@crm-invoices/core"].map((name) => entriesOf(project(), name)),
    );
    const main = `import { createRequire } from "node:module";
const require = createRequire(import.meta.url);
for (const entry of ${JSON.stringify(entries.flat())}) {
  const required = require(entry);
  const { default: _, "module.exports": __, ...imported } = await import(entry);
  const names = [...new Set([...Object.keys(required), ...Object.keys(imported)])];
  console.log(entry, names.length > 0, names.filter((name) => imported[name] !== required[name]).join());
}\n`;
    await writeFile(join(project(), "same.mjs"), main);
    const same = entries.flat().map((entry) => `${entry} true \n`);
    for (const version of nodeVersions) {
      const node = nodeProgram(workspace, version);
      expect(await run(node, ["same.mjs"], project())).toBe(same.join(""));
    }
  });

  test.each(compilers)("has errors of one identity in a program that %s compiles", async (compiler) => {
    for (const name of ["both-ways.mts", "required.cts"]) {
      const source = await readFile(join(here, "programs", name), "utf8");
      await writeFile(join(project(), name), source.replaceAll("@crm-invoices/highlevel", brand));
    }
    await compile(compiler, "both-ways.mts", project());
    for (const version of nodeVersions) {
      const node = nodeProgram(workspace, version);
      const printed = await run(node, ["both-ways.mjs"], project());
      expect(JSON.parse(printed)).toEqual([true, true, true, false]);
    }
  });
}
