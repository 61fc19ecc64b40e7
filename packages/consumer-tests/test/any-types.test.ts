import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publishedPackages } from "@crm-invoices/scripts/packages";
import { expect, test } from "@jest/globals";
import { anyTypes } from "../src/any-types.ts";
import { workspace } from "../src/workspace.ts";

const packages = (await publishedPackages(workspace)).filter(({ name }) => name !== "@crm-invoices/spec");

test.each(packages)("$name has no any in its declarations", async ({ folder }) => {
  expect(await anyTypes(join(folder, "dist"))).toEqual([]);
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
