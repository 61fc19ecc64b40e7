import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { undeclaredImports } from "../src/undeclared-imports.ts";

test("declarations import only what comes with the package", async () => {
  const folder = await mkdtemp(join(tmpdir(), "crm-invoices-imports-"));
  const write = async (file: string, ...imports: readonly string[]) =>
    writeFile(join(folder, file), imports.map((each) => `${each};\n`).join(""));
  try {
    await mkdir(join(folder, "dist/store"), { recursive: true });
    const manifest = { name: "@a/own", dependencies: { "@a/b": "1" }, peerDependencies: { jest: "30" } };
    await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
    await write("dist/index.d.ts", 'export type { A } from "./store/a.ts"', 'import { B } from "@a/b/sub"');
    await write("dist/index.d.cts", 'import "@a/own/c"', 'import type { J } from "jest"', 'import "node:fs"');
    await write("dist/comment.d.ts", '/** @example import { A } from "elsewhere" */ export {}');
    await write("dist/index.js", 'import "elsewhere"');
    expect(await undeclaredImports(folder)).toEqual([]);
    await write("dist/store/a.d.ts", 'import type { K } from "kysely"', 'type L = import("@l/m/n").L');
    expect(await undeclaredImports(folder)).toEqual([
      "@a/own: dist/store/a.d.ts imports kysely, which is no dependency: users do not get it.",
      "@a/own: dist/store/a.d.ts imports @l/m, which is no dependency: users do not get it.",
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
