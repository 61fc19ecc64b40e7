import type { CreateText2PayInvoiceRequest } from "@crm-invoices/highlevel";
import type { Context } from "../context.ts";
import { bodyOf, type Operation, ok } from "../operation.ts";
import { changeContent, refuseChange, send } from "./change.ts";
import { contentOf } from "./content.ts";
import { newDraft } from "./create.ts";
import { lockInvoice } from "./find.ts";
import { renderInvoice } from "./render.ts";
import type { StoredInvoice } from "./stored.ts";

export const createText2PayInvoice: Operation = async (context, call) => {
  const body = bodyOf<CreateText2PayInvoiceRequest>(call);
  const { rules } = context;
  rules.decide("text2pay");
  const invoice = body.id === undefined ? await create(context, body) : await change(context, body, body.id);
  const done = body.action === "send" ? await send(context, invoice, {}) : invoice;
  rules.decide("invoice-url");
  return ok({
    invoice: renderInvoice(context, done),
    invoiceUrl: `https://invoices.invalid/invoice/${done._id}`,
  });
};

async function create(context: Context, body: CreateText2PayInvoiceRequest): Promise<StoredInvoice> {
  const { invoiceNumber, liveMode } = body;
  return newDraft(context, await contentOf(context, body), { invoiceNumber, liveMode });
}

async function change(
  context: Context,
  body: CreateText2PayInvoiceRequest,
  id: string,
): Promise<StoredInvoice> {
  const stored = await lockInvoice(context, "createText2PayInvoice", id);
  refuseChange(context, stored);
  const { discount = stored.discount, businessDetails = stored.businessDetails } = body;
  const content = { ...(await contentOf(context, body)), discount, businessDetails };
  const { liveMode } = body;
  return changeContent(context, stored, content, { invoiceNumber: body.invoiceNumber, others: { liveMode } });
}
