import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { anyTypes } from "../src/any-types.ts";
import { workspace } from "../src/workspace.ts";

test.each(["core", "mock"])("%s has no any in its declarations", async (name) => {
  expect(await anyTypes(join(workspace, "packages", name, "dist"))).toEqual([]);
});

test("an any is found wherever it is, but not in words and texts", async () => {
  const folder = await mkdtemp(join(tmpdir(), "crm-invoices-any-"));
  try {
    await writeFile(
      join(folder, "index.d.ts"),
      [
        "/** any */",
        'export declare const anything: "any";',
        "export interface Open<T = any> {",
        "  [key: string]: Promise<any>[];",
        "}",
      ].join("\n"),
    );
    expect(await anyTypes(folder)).toEqual(["index.d.ts:3", "index.d.ts:4"]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
