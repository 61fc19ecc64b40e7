import type { SendInvoiceRequest, UpdateInvoiceRequest } from "@crm-invoices/highlevel";
import { amountOf } from "../../money/amount.ts";
import { emit } from "../../webhooks/emit.ts";
import type { Context } from "../context.ts";
import { bodyOf, type Operation, ok } from "../operation.ts";
import { ApiRefusal } from "../refusal.ts";
import { changedContent } from "./content.ts";
import { lockNamed, refuseVoid } from "./find.ts";
import { takeNumber } from "./numbers.ts";
import { price } from "./price.ts";
import { renderInvoice } from "./render.ts";
import { saveInvoice } from "./save.ts";
import { type InvoiceContent, type InvoiceStatus, invoices, type StoredInvoice } from "./stored.ts";

export const updateInvoice: Operation = async (context, call) => {
  const body = bodyOf<UpdateInvoiceRequest>(call);
  const stored = await lockNamed(context, call);
  refuseChange(context, stored);
  const content = await changedContent(context, body, stored);
  const changed = await changeContent(context, stored, content, {
    invoiceNumber: body.invoiceNumber,
    others: body.liveMode === undefined ? {} : { liveMode: body.liveMode },
  });
  return ok(renderInvoice(context, changed));
};

/** Puts other content into an invoice, if that may be. */
export async function changeContent(
  context: Context,
  stored: StoredInvoice,
  content: InvoiceContent,
  {
    invoiceNumber,
    others,
  }: { readonly invoiceNumber: string | undefined; readonly others: Partial<StoredInvoice> },
): Promise<StoredInvoice> {
  const { rules } = context;
  if (stored.status === "partially_paid" && content.contactDetails.id !== stored.contactDetails.id) {
    rules.decide("contact-of-partially-paid-invoice");
    throw new ApiRefusal(400, "The contact of a partially paid invoice can not be changed");
  }
  const amounts = price(context, content, stored.lateFees?.charged);
  const paid = amountOf(stored.amountPaid);
  const total = amountOf(amounts.total);
  if (total.lessThan(paid) && rules.decide("total-below-payments") === "refuse") {
    throw new ApiRefusal(422, `The total, ${total}, is less than what is paid, ${paid}`);
  }
  const number =
    invoiceNumber === undefined || invoiceNumber === stored.invoiceNumber
      ? stored.invoiceNumber
      : await takeNumber(context, invoiceNumber, undefined, stored._id);
  const changes = { ...content, ...amounts, invoiceNumber: number, ...others };
  return saveInvoice(context, stored, { ...changes, status: paidStatus(stored, total.greaterThan(paid)) }, [
    "InvoiceUpdate",
  ]);
}

/** A change of the total can make what was paid in part paid in full, and the other way round. */
function paidStatus({ status, amountPaid }: StoredInvoice, due: boolean): InvoiceStatus {
  if (status !== "paid" && status !== "partially_paid") return status;
  if (amountOf(amountPaid).isZero()) return status;
  return due ? "partially_paid" : "paid";
}

/** Refuses to change what an invoice says once it is void or paid. */
export function refuseChange(context: Context, stored: StoredInvoice): void {
  refuseVoid(context, stored);
  if (stored.status === "paid" && context.rules.decide("update-of-paid-invoice") === "refuse") {
    throw new ApiRefusal(400, "A paid invoice can not be changed");
  }
}

export const sendInvoice: Operation = async (context, call) => {
  const { liveMode } = bodyOf<SendInvoiceRequest>(call);
  const stored = await lockNamed(context, call);
  const sent = await send(context, stored, { liveMode });
  return ok({ invoice: renderInvoice(context, sent), smsData: {}, emailData: {} });
};

/** Sends an invoice, or sends it again. */
export async function send(
  context: Context,
  stored: StoredInvoice,
  others: Partial<StoredInvoice>,
): Promise<StoredInvoice> {
  const { rules } = context;
  refuseVoid(context, stored);
  if (stored.status === "paid" && rules.decide("send-paid-invoice") === "refuse") {
    throw new ApiRefusal(422, "Invoice is already paid");
  }
  rules.decide(stored.status === "draft" ? "send-makes-sent" : "send-again");
  const status = stored.status === "draft" ? "sent" : stored.status;
  return saveInvoice(context, stored, { ...others, status, sentAt: context.now.toISOString() }, [
    "InvoiceSent",
  ]);
}

export const voidInvoice: Operation = async (context, call) => {
  const stored = await lockNamed(context, call);
  const { rules } = context;
  if (stored.status === "draft") {
    rules.decide("void-needs-sent");
    throw new ApiRefusal(400, "Can not void draft invoice. You can delete draft invoice!");
  }
  refuseVoid(context, stored);
  if (amountOf(stored.amountPaid).greaterThan(0) && rules.decide("void-after-payment") === "refuse") {
    throw new ApiRefusal(
      400,
      "To void an invoice which has received payment through the payment provider, the corresponding transaction needs to be refunded first",
    );
  }
  return ok(renderInvoice(context, await saveInvoice(context, stored, { status: "void" }, ["InvoiceVoid"])));
};

export const deleteInvoice: Operation = async (context, call) => {
  const stored = await lockNamed(context, call);
  if (stored.status !== "draft") {
    context.rules.decide("delete-needs-draft");
    throw new ApiRefusal(400, "Invoice status need to be draft to delete an invoice");
  }
  await context.records(invoices).remove(stored._id);
  await context.journal("deleted", stored._id, { kind: invoices.name, number: stored.invoiceNumber });
  await emit(context, "InvoiceDelete", stored);
  return ok(renderInvoice(context, stored));
};
