import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { compact, compactFolder } from "./compact.ts";

test("a declaration is indented with tabs, and says the same", () => {
  const declaration =
    'interface A {\n    /**\n     * Text    here.\n     */\n    b: {\n        c: "    ";\n    };\n}\n';
  expect(compact(declaration)).toBe(
    'interface A {\n\t/**\n\t * Text    here.\n\t */\n\tb: {\n\t\tc: "    ";\n\t};\n}\n',
  );
});

test("only the declarations of a folder change", async () => {
  const folder = await mkdtemp(join(tmpdir(), "crm-invoices-compact-"));
  try {
    await writeFile(join(folder, "index.d.ts"), "    a\n");
    await writeFile(join(folder, "index.js"), "    a\n");
    await compactFolder(folder);
    expect(await readFile(join(folder, "index.d.ts"), "utf8")).toBe("\ta\n");
    expect(await readFile(join(folder, "index.js"), "utf8")).toBe("    a\n");
  } finally {
    await rm(folder, { recursive: true });
  }
});
