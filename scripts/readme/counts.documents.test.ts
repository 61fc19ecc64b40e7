import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { listOperations } from "@crm-invoices/openapi";
import { expect, test } from "@jest/globals";
import { listBrandIds } from "../generate/brands.ts";
import { readBundle } from "../spec-tests/bundles.ts";
import { repository } from "../workspace/paths.ts";

test("the README of each brand counts the operations that its document has", async () => {
  const brands = await listBrandIds(repository);
  const counted = await Promise.all(
    brands.map(async (brand) => {
      const text = await readFile(join(repository, `packages/${brand}/README.md`), "utf8");
      return [...text.matchAll(/(\d+) opera(?:tions|ciones)/g)].map(([, count]) => Number(count));
    }),
  );
  expect(counted).toEqual(brands.map((brand) => [listOperations(readBundle(brand)).length]));
});
