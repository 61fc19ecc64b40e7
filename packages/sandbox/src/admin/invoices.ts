import type { ProviderRoute } from "@crm-invoices/mock";
import { amountOf, textOf } from "../money/amount.ts";
import { invoices, type StoredInvoice } from "../operations/invoices/stored.ts";
import type { Settings } from "../settings.ts";
import { recordsIn } from "../store/layers.ts";
import { parseTenant } from "../worlds/tenant.ts";
import { readWorld } from "../worlds/world.ts";
import { countOf, route } from "./route.ts";

const most = 1000;

/** Shows the newest invoices of a world, whoever they belong to: `?limit=100`. */
export function invoiceRoutes({ store }: Settings): ProviderRoute[] {
  return [
    route("GET", "/invoices", (world, { query }) =>
      store.transaction(async (transaction) => {
        const { layers } = (await readWorld(transaction, world)) ?? {};
        if (layers === undefined) return { invoices: [] };
        const rows = await recordsIn(transaction.db, layers.records)
          .select(["tenant", "document", "position"])
          .where("kind", "=", invoices.name)
          .orderBy("tenant")
          .orderBy("position", "desc")
          .limit(countOf(query, "limit", 100, most))
          .execute();
        return { invoices: rows.map(({ tenant, document }) => shown(tenant, JSON.parse(document))) };
      }),
    ),
  ];
}

function shown(
  tenant: string,
  { _id, invoiceNumber, contactDetails, status, currency, total, amountPaid }: StoredInvoice,
) {
  const { brand, altId } = parseTenant(tenant);
  return {
    brand,
    altId,
    id: _id,
    number: invoiceNumber,
    contact: contactDetails.name ?? contactDetails.id,
    status,
    currency,
    total,
    paid: amountPaid,
    due: textOf(amountOf(total).minus(amountPaid)),
  };
}
