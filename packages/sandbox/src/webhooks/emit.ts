import type { Context } from "../operations/context.ts";
import type { StoredInvoice } from "../operations/invoices/stored.ts";
import { prepared } from "../store/prepared.ts";
import { eventBody } from "./event-body.ts";
import type { InvoiceEventType } from "./event-type.ts";
import { planDelivery } from "./plan.ts";

/** Keeps an event for the webhooks, within the transaction of what it tells of. */
export async function emit(context: Context, type: InvoiceEventType, invoice: StoredInvoice): Promise<void> {
  const { store, world, tenant, now } = context;
  if (!context.told) return;
  const id = await context.newId();
  const time = now.toISOString();
  const body = JSON.stringify(eventBody(context, { type, id, time }, invoice));
  await insertEvent(store, { layer: world.layers.own, tenant: tenant.key, id, type, time, body });
  await planDelivery(context, type, id);
}

const insertEvent = prepared(({ db, parameter }) =>
  db.insertInto("events").values({
    layer: parameter("layer"),
    tenant: parameter("tenant"),
    id: parameter("id"),
    type: parameter("type"),
    time: parameter("time"),
    body: parameter("body"),
  }),
);
