import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publishedPackages } from "@crm-invoices/scripts/packages";
import { describe, expect, test } from "@jest/globals";
import { importGraph } from "../src/import-graph.ts";
import { workspace } from "../src/workspace.ts";

const brands = (await publishedPackages(workspace)).filter(({ brand }) => brand);
const core = join(workspace, "packages/core/dist");

test("every brand is found", () => {
  expect(brands.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["@crm-invoices/highlevel", "@crm-invoices/leadway"]),
  );
});

describe.each(brands)("$name", ({ folder }) => {
  test("loads one file of its own and the core", async () => {
    const { files, packages } = await importGraph(join(folder, "dist/index.js"));
    expect(packages).toEqual(["@crm-invoices/core"]);
    expect(files).toEqual([join(folder, "dist/index.js")]);
  });

  test("loads nothing for webhooks but their part of the core", async () => {
    const { files, packages } = await importGraph(join(folder, "dist/webhooks.js"));
    expect(packages).toEqual(["@crm-invoices/core/webhooks"]);
    expect(files).toEqual([join(folder, "dist/webhooks.js")]);
  });
});

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
