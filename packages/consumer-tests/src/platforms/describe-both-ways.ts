import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "@crm-invoices/scripts/consumer";
import { nodeProgram } from "@crm-invoices/scripts/platforms";
import { expect, test } from "@jest/globals";
import { compile, outermost } from "../compile.ts";
import { entriesOf } from "../entries.ts";
import { workspace } from "../workspace.ts";

const here = join(workspace, "packages/consumer-tests");

/** Tells which names of each entry there are one way alone, and which classes do not know the errors of all others of the name, or know any. */
const bothWays = (entries: readonly string[]) => `import { createRequire } from "node:module";
const require = createRequire(import.meta.url);
const classes = {};
for (const entry of ${JSON.stringify(entries)}) {
  // Where both lead to one ES module, Node refuses to require it while it is being imported.
  const importing = import(entry);
  const required = require(entry);
  const imported = await importing;
  const names = [...new Set([...Object.keys(required), ...Object.keys(imported)])].filter((name) => name !== "module.exports");
  for (const name of names.filter((name) => /^[A-Z]\\w*Error$/.test(name))) {
    (classes[name] ??= new Set()).add(imported[name]).add(required[name]);
  }
  const single = names.filter((name) => typeof imported[name] !== typeof required[name]);
  console.log(entry, names.length > 0, JSON.stringify(single));
}
const make = (Class, name) => {
  if (Class.prototype instanceof Error) return new Class("changed", "text");
  const fields = { name: name === "InvoicesError" ? "TimeoutError" : name, operationId: undefined, uncertain: false };
  return Object.assign(new Error(), fields);
};
const wrong = Object.entries(classes).filter(([name, copies]) => {
  const made = [...copies].map((each) => make(each, name));
  return [...copies].some((each) => new Error() instanceof each || made.some((error) => !(error instanceof each)));
});
console.log(JSON.stringify(wrong.map(([name]) => name)), ["InvoicesError", "EditError", "WebhookError"].every((name) => classes[name]?.size > 1));
`;

/** Loads a brand with `import` and with `require` in one process, as an application and its library may. */
export function describeBothWays(
  nodeVersions: readonly string[],
  brand: string,
  project: () => string,
): void {
  test("has the same names imported and required, and classes that know the errors of every entry, both ways", async () => {
    const entries = await Promise.all(
      [brand, "@crm-invoices/core"].map((name) => entriesOf(project(), name)),
    );
    await writeFile(join(project(), "both.mjs"), bothWays(entries.flat()));
    const both = entries.flat().map((entry) => `${entry} true []\n`);
    for (const version of nodeVersions) {
      const node = nodeProgram(workspace, version);
      const printed = await run(node, ["both.mjs"], project());
      expect(printed).toBe(`${both.join("")}[] true\n`);
    }
  });

  /** What compilers write alike is run once. */
  const ran = new Set<string>();
  test.each(outermost)("has errors of one identity in a program that %s compiles", async (compiler) => {
    for (const name of ["both-ways.mts", "required.cts"]) {
      const source = await readFile(join(here, "programs", name), "utf8");
      await writeFile(join(project(), name), source.replaceAll("@crm-invoices/highlevel", brand));
    }
    await compile(compiler, "both-ways.mts", project());
    const written = ["both-ways.mjs", "required.cjs"].map((name) => readFile(join(project(), name), "utf8"));
    const code = (await Promise.all(written)).join("");
    if (ran.has(code)) return;
    ran.add(code);
    for (const version of nodeVersions) {
      const node = nodeProgram(workspace, version);
      const printed = await run(node, ["both-ways.mjs"], project());
      expect(JSON.parse(printed)).toEqual([true, true, true, false]);
    }
  });
}
