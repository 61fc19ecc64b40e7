import { readFile } from "node:fs/promises";
import { expect } from "@jest/globals";
import { schemaVersion } from "../../src/store/migrations.ts";
import { call, owner, ownerQuery, payment } from "../billing.ts";

/** The schemas that folders and databases of earlier sandboxes have. */
export const earlierVersions = Array.from({ length: schemaVersion - 1 }, (_, index) => index + 1);

/**
 * What the last sandbox of a schema left, as SQLite writes it: the documented invoice, paid in part, kept in a snapshot, and
 * paid.
 */
export const dumpOf = (version: number): Promise<string> =>
  readFile(new URL(`./schema-${version}.sql`, import.meta.url), "utf8");

/** Expects all of a dump, and that what it has can be worked with. */
export async function expectAllOfDump(sandbox: { readonly url: string }): Promise<void> {
  const get = async (path: string) => (await call(sandbox, "GET", path)).body;
  const invoice = `/invoices/${owner.altId}?${ownerQuery}`;
  expect(await get(invoice)).toMatchObject({ status: "paid", amountPaid: 999, amountDue: 0 });
  expect((await get("/__mock/journal")).journal).toHaveLength(5);
  expect((await get("/__mock/webhooks")).webhooks).toHaveLength(2);
  const { snapshots } = await get("/__mock/snapshots");
  for (const amount of [0.4, 0.5]) {
    await call(sandbox, "POST", "/__mock/restore", { snapshot: snapshots[0] });
    expect(await get(invoice)).toMatchObject({ status: "partially_paid", amountPaid: 0.1 });
    const path = `/invoices/${owner.altId}/record-payment`;
    const paid = await call(sandbox, "POST", path, { ...payment, amount });
    expect(paid.body.invoice.amountPaid).toBe(0.1 + amount);
    expect((await get("/__mock/journal")).journal).toHaveLength(4);
  }
}
