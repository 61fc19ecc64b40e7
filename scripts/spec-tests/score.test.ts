import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { listBrandIds } from "../generate/brands.ts";
import { repository } from "../workspace/paths.ts";
import { redocly } from "../workspace/redocly.ts";
import { readBundle } from "./bundles.ts";

const least = 80;

async function scoreOf(file: string): Promise<number> {
  const report = await redocly(repository, ["score", file, "--format=json"]);
  return JSON.parse(report.slice(report.indexOf("{"))).agentReadiness;
}

const brands = await listBrandIds(repository);

test.each(brands)("redocly score gives the document of %s at least 80", async (brand) => {
  expect(await scoreOf(`spec/generated/${brand}.yaml`)).toBeGreaterThanOrEqual(least);
});

test("redocly score gives a document without descriptions less than 80", async () => {
  const folder = await mkdtemp(join(tmpdir(), "crm-invoices-score-"));
  try {
    const bare = JSON.stringify(readBundle(brands[0] ?? ""), (key, value) =>
      key === "description" && typeof value === "string" ? undefined : value,
    );
    await writeFile(join(folder, "bare.json"), bare);
    expect(await scoreOf(join(folder, "bare.json"))).toBeLessThan(least);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
