import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { importGraph } from "../src/import-graph.ts";
import { workspace } from "../src/workspace.ts";

const core = join(workspace, "packages/core/dist");

describe("the core", () => {
  test("loads two files of its own, and nothing for webhooks", async () => {
    const { files, packages } = await importGraph(join(core, "index.js"));
    expect(packages).toEqual([]);
    expect(files).toHaveLength(2);
    expect(files).not.toContainEqual(expect.stringContaining("webhooks"));
  });

  test("loads openapi-fetch for its methods, and nothing for webhooks", async () => {
    const { files, packages } = await importGraph(join(core, "openapi-fetch.js"));
    expect(packages).toEqual(["openapi-fetch"]);
    expect(files).not.toContainEqual(expect.stringContaining("webhooks"));
  });

  test("loads for webhooks one file", async () => {
    const { files, packages } = await importGraph(join(core, "webhooks/index.js"));
    expect(packages).toEqual([]);
    expect(files).toEqual([join(core, "webhooks/index.js")]);
  });
});

test("openapi-fetch loads no other package", async () => {
  const entry = join(workspace, "packages/core/node_modules/openapi-fetch/dist/index.mjs");
  expect((await importGraph(entry)).packages).toEqual([]);
});

test("an import that is hidden in another file, re-exported or dynamic is found", async () => {
  const folder = await mkdtemp(join(tmpdir(), "crm-invoices-graph-"));
  try {
    await writeFile(
      join(folder, "index.js"),
      'export * from "./next.js";\nexport { a } from "re-exported";\n',
    );
    await writeFile(
      join(folder, "next.js"),
      'import "./index.js";\nimport "side-effect";\nawait import("dynamic");\n',
    );
    const { files, packages } = await importGraph(join(folder, "index.js"));
    expect(files).toHaveLength(2);
    expect(packages).toEqual(["dynamic", "re-exported", "side-effect"]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
