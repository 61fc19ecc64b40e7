import { type Operation, ok, queryParameter } from "../operation.ts";
import { findInvoice } from "./find.ts";
import { nextNumber } from "./numbers.ts";
import { renderWithSummary } from "./render.ts";
import { invoices } from "./stored.ts";

export const getInvoice: Operation = async (context, call) =>
  ok(renderWithSummary(context, await findInvoice(context, call)));

export const listInvoices: Operation = async (context, call) => {
  const asked = (name: string): string | undefined => queryParameter(call, name);
  const { rules } = context;
  const search = asked("search");
  if (search !== undefined) rules.decide("search");
  const mode = asked("paymentMode");
  if (mode === undefined || mode === "default") rules.decide("payment-mode");
  const sorted = asked("sortField") !== undefined || asked("sortOrder") !== undefined;
  if (!sorted) rules.decide("list-order");
  const status = asked("status");
  const { documents, total } = await context.records(invoices).list({
    statuses: status === undefined ? undefined : [status],
    live: mode === "live" || mode === "test" ? mode === "live" : undefined,
    contact: asked("contactId"),
    search,
    issuedFrom: asked("startAt"),
    issuedUntil: asked("endAt"),
    sort: sorted ? (asked("sortOrder") === "ascend" ? "issued-ascending" : "issued-descending") : "newest",
    limit: Number(asked("limit")),
    offset: Number(asked("offset")),
  });
  return ok({ invoices: documents.map((invoice) => renderWithSummary(context, invoice)), total });
};

export const generateInvoiceNumber: Operation = async (context) =>
  ok({ invoiceNumber: await nextNumber(context) });
