import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { bundledSize } from "./bundled-size.ts";
import { entryNames } from "./entry-names.ts";
import { workspace } from "./workspace.ts";

/** What the names of each entry point beside the main one weigh at most, in bytes, minified and gzipped. */
const extras: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  documented: { createClient: 4_500 },
  "openapi-fetch": { createClient: 7_600 },
  updates: { toUpdateInvoiceRequest: 2_500 },
  edit: { editInvoice: 3_200 },
  payments: { recordPaymentOnce: 1_900 },
  bulk: { createInvoiceOnce: 1_500, inBulk: 2_000 },
  checks: { checkResponses: 1_000 },
  "tanstack-query": { createQueries: 1_500 },
  webhooks: { verifyWebhook: 2_500, parseWebhook: 800, signWebhook: 1_100 },
};

/** Holds what the code of a brand weighs in a bundle, all together and by the names that are imported. */
export async function describeCosts(brand: string): Promise<void> {
  const built = join(workspace, "packages", brand, "dist");
  const entries = await entryNames(brand);
  const client = await bundledSize('export { createClient } from "./index.js";', built);

  test("what each entry point beside the main one costs is tested", () => {
    expect(Object.keys(extras).sort()).toEqual(entries.filter((entry) => entry !== "index").sort());
  });

  test.each(
    Object.entries(extras).flatMap(([entry, names]) =>
      Object.entries(names).map(([name, limit]) => ({ entry, name, limit })),
    ),
  )(
    "of $entry, $name weighs at most $limit bytes, and nothing where it is not imported",
    async ({ entry, name, limit }) => {
      const beside = await bundledSize(
        `export { createClient } from "./index.js"; import { ${name} as extra } from "./${entry}.js";`,
        built,
      );
      // The shorter names that are left over may differ.
      expect(beside).toBeLessThan(client + 10);
      const size = await bundledSize(`export { ${name} } from "./${entry}.js";`, built);
      expect(size).toBeGreaterThan(100);
      expect(size).toBeLessThan(limit);
    },
  );

  test("the check of an operation weighs at most 6 kB, and a fraction of them all in most cases", async () => {
    const declarations = await readFile(join(built, "generated/checks.d.ts"), "utf8").catch(() =>
      readFile(join(built, "checks.d.ts"), "utf8"),
    );
    const names = [...declarations.matchAll(/^export declare const (\w+): OperationCheck;/gm)].map(
      ([, name]) => name,
    );
    expect(names.length).toBeGreaterThan(30);
    const weigh = (name = "allChecks") => bundledSize(`export { ${name} } from "./checks.js";`, built);
    const all = await weigh();
    const sizes = await Promise.all(names.map(weigh));
    expect(Math.max(...sizes)).toBeLessThan(6_000);
    expect(sizes.filter((size) => size < all / 2).length).toBeGreaterThan(names.length / 2);
  });

  test("all updates weigh at most 4 kB", async () => {
    const size = await bundledSize('export * from "./updates.js";', built);
    expect(size).toBeGreaterThan(500);
    expect(size).toBeLessThan(4_000);
  });

  test.each(["logging", "paced", "paginate", "unwrap"])(
    "%s is in the bundle of those alone who import it",
    async (name) => {
      const together = await bundledSize(`export { createClient, ${name} } from "./index.js";`, built);
      expect(together).toBeGreaterThan(client + 30);
    },
  );
}
