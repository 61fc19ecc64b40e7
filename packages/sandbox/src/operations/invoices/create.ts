import type { CreateInvoiceRequest } from "@crm-invoices/highlevel";
import { dayAt } from "../../worlds/days.ts";
import type { Context } from "../context.ts";
import { bodyOf, type Operation, ok } from "../operation.ts";
import { ApiRefusal } from "../refusal.ts";
import { contentOf } from "./content.ts";
import { takeNumber } from "./numbers.ts";
import { price } from "./price.ts";
import { renderInvoice } from "./render.ts";
import { insertInvoice } from "./save.ts";
import type { InvoiceContent, StoredInvoice } from "./stored.ts";

export const createInvoice: Operation = async (context, call) => {
  const body = bodyOf<CreateInvoiceRequest>(call);
  const content = await contentOf(context, body);
  if (body.liveMode === undefined) context.rules.decide("live-mode-left-out");
  const { invoiceNumber, liveMode = true } = body;
  return ok(renderInvoice(context, await newDraft(context, content, { invoiceNumber, liveMode })));
};

/** A new invoice, which nobody has been sent yet. */
export async function newDraft(
  context: Context,
  content: InvoiceContent,
  given: { readonly invoiceNumber?: string | undefined; readonly liveMode: boolean },
): Promise<StoredInvoice> {
  refusePastDueDate(context, content);
  const amounts = price(context, content);
  const now = context.now.toISOString();
  return insertInvoice(context, {
    _id: await context.newRecordId(),
    status: "draft",
    liveMode: given.liveMode,
    ...content,
    invoiceNumber: await takeNumber(context, given.invoiceNumber, content.invoiceNumberPrefix),
    ...amounts,
    amountPaid: "0",
    createdAt: now,
    updatedAt: now,
  });
}

function refusePastDueDate({ now, rules, timeZone }: Context, { dueDate }: InvoiceContent): void {
  if (dueDate >= dayAt(now, timeZone)) return;
  if (rules.decide("due-date-in-the-past") === "refuse") {
    throw new ApiRefusal(400, "Due date can not be in the past");
  }
}
