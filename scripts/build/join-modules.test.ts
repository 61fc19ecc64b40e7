import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { joinModules } from "./join-modules.ts";

test("two entries and what they share become one module, from which one of them lists what it exports", async () => {
  const folder = await mkdtemp(join(tmpdir(), "crm-invoices-join-modules-"));
  const write = (name: string, text: string) => writeFile(join(folder, name), text);
  const load = (name: string) => import(join(folder, name));
  try {
    await write("package.json", '{ "type": "module", "sideEffects": false }');
    await write("chunk-A1.js", "var hidden = {};\nvar shared = 1;\nexport {\n  hidden,\n  shared\n};\n");
    await write("index.js", 'import {\n  hidden\n} from "./chunk-A1.js";\nexport { hidden as own };\n');
    await write("brand.js", 'import { shared } from "./chunk-A1.js";\nexport { shared };\n');
    const other =
      'import {\n  hidden\n} from "./chunk-A1.js";\nimport "./chunk-B2.js";\nexport { hidden as other };\n';
    await write("chunk-B2.js", "export const more = 2;\n");
    await write("other.js", other);
    await joinModules(folder, "brand.js", "index.js");

    expect((await readdir(folder)).sort()).toEqual(["brand.js", "index.js", "other.js", "package.json"]);
    expect(await readFile(join(folder, "index.js"), "utf8")).toBe('export { own } from "./brand.js";\n');
    expect(await load("brand.js")).toMatchObject({ shared: 1 });
    expect(await readFile(join(folder, "other.js"), "utf8")).toBe(
      'import {\n  hidden\n} from "./brand.js";\nexport { hidden as other };\n',
    );
    expect((await load("other.js")).other).toBe((await load("index.js")).own);
  } finally {
    await rm(folder, { recursive: true });
  }
});
