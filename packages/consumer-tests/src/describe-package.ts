import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { anyTypes } from "./any-types.ts";
import { bundledSize } from "./bundled-size.ts";
import { describeManual } from "./describe-manual.ts";
import { describeWebhooks, type Verify } from "./describe-webhooks.ts";
import { importGraph } from "./import-graph.ts";
import { workspace } from "./workspace.ts";

/** Holds the built package of a brand and its manual against what users do with them. */
export async function describePackage(brand: string, verifyWebhook: Verify): Promise<void> {
  const built = join(workspace, "packages", brand, "dist");

  test("no declaration has an any", async () => {
    expect(await anyTypes(built)).toEqual([]);
  });

  test.each([
    ["index.js", ["@crm-invoices/core", "@crm-invoices/core/brand"]],
    ["documented.js", ["@crm-invoices/core", "@crm-invoices/core/brand"]],
    ["updates.js", ["@crm-invoices/core/updates"]],
    ["webhooks.js", ["@crm-invoices/core/webhooks"]],
  ])("%s loads one file, itself, and of other packages %j alone", async (entry, core) => {
    const { files, packages } = await importGraph(join(built, entry));
    expect([...packages].sort()).toEqual(core);
    expect(files).toEqual([join(built, entry)]);
  });

  test.each([
    ["toUpdateInvoiceRequest", 2_500],
    ["*", 4_000],
  ])("the updates that a program imports (%s) weigh at most %d bytes", async (name, limit) => {
    const imported = name === "*" ? "export *" : `export { ${name} }`;
    const size = await bundledSize(`${imported} from "./updates.js";`, built);
    expect(size).toBeGreaterThan(500);
    expect(size).toBeLessThan(limit);
  });

  test.each(["logging", "paced", "paginate", "problemsOf", "unwrap"])(
    "%s is in the bundle of those alone who import it",
    async (name) => {
      const without = await bundledSize('export { createClient } from "./index.js";', built);
      const together = await bundledSize(`export { createClient, ${name} } from "./index.js";`, built);
      expect(together).toBeGreaterThan(without + 30);
    },
  );

  await describeWebhooks(brand, verifyWebhook);
  describeManual(brand);
}
