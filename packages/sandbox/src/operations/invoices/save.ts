import { emit } from "../../webhooks/emit.ts";
import type { InvoiceEventType } from "../../webhooks/event-type.ts";
import type { Context } from "../context.ts";
import { nextLateFee } from "./next-late-fee.ts";
import { invoices, type StoredInvoice } from "./stored.ts";

/** Keeps a changed invoice, and tells the journal and the webhooks what happened. */
export async function saveInvoice(
  context: Context,
  before: StoredInvoice,
  changes: Partial<StoredInvoice>,
  events: readonly InvoiceEventType[],
): Promise<StoredInvoice> {
  const changed: StoredInvoice = { ...before, ...changes, updatedAt: context.now.toISOString() };
  const after: StoredInvoice = { ...changed, lateFeeDue: nextLateFee(context, changed) };
  await context.records(invoices).replace(after, before);
  if (before.status !== after.status) {
    await context.journal("status", after._id, { from: before.status, to: after.status });
  }
  for (const event of events) await emit(context, event, after);
  return after;
}

/** Keeps a new invoice. */
export async function insertInvoice(context: Context, invoice: StoredInvoice): Promise<StoredInvoice> {
  await context.records(invoices).insert(invoice, await context.count("position"));
  await context.journal("created", invoice._id, {
    kind: invoices.name,
    number: invoice.invoiceNumber,
    status: invoice.status,
    total: invoice.total,
  });
  await emit(context, "InvoiceCreate", invoice);
  return invoice;
}
