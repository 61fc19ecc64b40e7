import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { listExports } from "./list-exports.ts";

test("what is handed on of the core's main entry is listed, and taken from its entry for brands", async () => {
  const folder = await mkdtemp(join(tmpdir(), "crm-invoices-list-exports-"));
  try {
    const core = join(folder, "node_modules/@crm-invoices/core");
    await mkdir(core, { recursive: true });
    await writeFile(join(core, "index.js"), "exports.b = exports.a = 1;\n");
    const other = 'export * from "@crm-invoices/core/webhooks";\n';
    await writeFile(join(folder, "index.js"), `export * from "@crm-invoices/core";\n${other}`);
    await writeFile(join(folder, "other.js"), other);
    await listExports(folder);
    expect(await readFile(join(folder, "index.js"), "utf8")).toBe(
      `export { a, b } from "@crm-invoices/core/brand";\n${other}`,
    );
    expect(await readFile(join(folder, "other.js"), "utf8")).toBe(other);
  } finally {
    await rm(folder, { recursive: true });
  }
});
