import { listPage, listQuery, liveOf } from "../list.ts";
import { type Operation, ok, queryParameter } from "../operation.ts";
import { findInvoice } from "./find.ts";
import { nextNumber } from "./numbers.ts";
import { renderWithSummary } from "./render.ts";
import { invoices } from "./stored.ts";

export const getInvoice: Operation = async (context, call) =>
  ok(renderWithSummary(context, await findInvoice(context, call)));

export const listInvoices: Operation = async (context, call) => {
  const asked = (name: string): string | undefined => queryParameter(call, name);
  const query = listQuery(context, call);
  const mode = asked("paymentMode");
  if (mode === undefined || mode === "default") context.rules.decide("payment-mode");
  const order = asked("sortOrder") === "ascend" ? "issued-ascending" : "issued-descending";
  const sorted = asked("sortField") !== undefined || asked("sortOrder") !== undefined;
  const { documents, total } = await listPage(context, invoices, {
    ...query,
    status: asked("status"),
    live: liveOf(mode),
    contact: asked("contactId"),
    sort: sorted ? order : undefined,
  });
  return ok({ invoices: documents.map((invoice) => renderWithSummary(context, invoice)), total });
};

export const generateInvoiceNumber: Operation = async (context) =>
  ok({ invoiceNumber: await nextNumber(context) });
