import type { UpdateInvoiceLastVisitedAtRequest, UpdateLateFeesRequest } from "@crm-invoices/highlevel";
import { bodyOf, type Operation, ok } from "../operation.ts";
import { refuseChange } from "./change.ts";
import { lockInvoice, lockNamed } from "./find.ts";
import { renderInvoice } from "./render.ts";
import { saveInvoice } from "./save.ts";
import { invoices } from "./stored.ts";

export const updateInvoiceLateFees: Operation = async (context, call) => {
  const { lateFeesConfiguration } = bodyOf<UpdateLateFeesRequest>(call);
  const stored = await lockNamed(context, call);
  refuseChange(context, stored);
  const changed = await saveInvoice(context, stored, { lateFeesConfiguration }, ["InvoiceUpdate"]);
  return ok(renderInvoice(context, changed));
};

/** A visit changes nothing but the time of the last one. */
export const updateInvoiceLastVisitedAt: Operation = async (context, call) => {
  const { invoiceId } = bodyOf<UpdateInvoiceLastVisitedAtRequest>(call);
  const stored = await lockInvoice(context, call.operationId, invoiceId);
  await context.records(invoices).replace({ ...stored, lastVisitedAt: context.now.toISOString() });
  return { status: 200 };
};
