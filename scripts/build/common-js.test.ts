import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { commonJsDeclaration, writeCommonJs } from "./common-js.ts";

const declarations = new Map([
  ["/dist/index.d.ts", ""],
  ["/dist/client.d.ts", "export declare function createClient(): void;\n"],
  ["/dist/types.d.ts", "export interface Invoice {}\nexport {};\n"],
]);

function inCommonJs(declaration: string): string {
  return commonJsDeclaration("/dist/index.d.ts", declaration, declarations);
}

test("a declaration imports what exists at run time from the CommonJS module", () => {
  expect(inCommonJs('export { createClient, type Options } from "./client.ts";\n')).toBe(
    'export { createClient, type Options } from "./client.cjs";\n',
  );
});

test.each([
  ['import type { Invoice } from "./types.ts";', 'import type { Invoice } from "./types.ts"'],
  ['export type * from "./types.ts";', 'export type * from "./types.ts"'],
  ['export { type Invoice } from "./types.ts";', 'export type { Invoice } from "./types.ts"'],
  ['import { type Invoice } from "./types.ts";', 'import type { Invoice } from "./types.ts"'],
])("types alone are taken from the ES module's declaration: %s", (declaration, expected) => {
  expect(inCommonJs(declaration)).toBe(`${expected} with { "resolution-mode": "import" };`);
});

test("a type that is imported in place is taken from where its module is", () => {
  expect(inCommonJs('export declare const a: import("./client.ts").A & import("./types.ts").B;')).toBe(
    'export declare const a: import("./client.cjs").A & import("./types.ts", { with: { "resolution-mode": "import" } }).B;',
  );
});

test("other packages are imported under their own name", () => {
  const declaration = 'import { type ClientOptions } from "@crm-invoices/core";';
  expect(inCommonJs(declaration)).toBe(declaration);
});

test("modules that share one keep sharing it when they are required", async () => {
  const folder = await mkdtemp(join(tmpdir(), "crm-invoices-common-js-"));
  try {
    await mkdir(join(folder, "webhooks"));
    await writeFile(join(folder, "chunk.js"), "export class Shared {}\n");
    await writeFile(
      join(folder, "index.js"),
      'import { Shared } from "./chunk.js";\nexport { Shared as One };\n',
    );
    await writeFile(join(folder, "webhooks/index.js"), 'export { Shared as Other } from "../chunk.js";\n');
    await writeFile(join(folder, "types.d.ts"), "export interface OnlyType {}\n");
    await writeCommonJs(folder);

    const require = createRequire(import.meta.url);
    expect(require(join(folder, "index.cjs")).One).toBe(require(join(folder, "webhooks/index.cjs")).Other);
    expect((await readdir(folder)).filter((name) => name.endsWith(".d.cts"))).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
