import type {
  CreateInvoiceFromEstimateRequest,
  SendEstimateRequest,
  UpdateEstimateLastVisitedAtRequest,
} from "@crm-invoices/highlevel";
import { addDays, dayAt } from "../../worlds/days.ts";
import type { Context } from "../context.ts";
import { lockRecord } from "../find.ts";
import { newDraft } from "../invoices/create.ts";
import { renderInvoice } from "../invoices/render.ts";
import type { StoredInvoice } from "../invoices/stored.ts";
import { bodyOf, type Operation, ok } from "../operation.ts";
import { ApiRefusal } from "../refusal.ts";
import { settingsOf } from "../settings/settings.ts";
import { renderEstimate } from "./render.ts";
import { lockNamedEstimate, saveEstimate } from "./save.ts";
import { estimates, type StoredEstimate } from "./stored.ts";

export const sendEstimate: Operation = async (context, call) => {
  const { liveMode, userId: updatedBy } = bodyOf<SendEstimateRequest>(call);
  const stored = await lockNamedEstimate(context, call);
  const sent = await sendStored(context, { ...stored, liveMode, updatedBy });
  return { status: 201, body: await renderEstimate(context, sent) };
};

/** Sends an estimate, or sends it again. */
export function sendStored(context: Context, stored: StoredEstimate): Promise<StoredEstimate> {
  context.rules.decide("estimate-lifecycle");
  const estimateStatus = stored.estimateStatus === "draft" ? "sent" : stored.estimateStatus;
  return saveEstimate(context, stored, "Sent", { estimateStatus });
}

/** A visit makes an estimate that was sent one that was viewed. */
export const updateEstimateLastVisitedAt: Operation = async (context, call) => {
  const { estimateId } = bodyOf<UpdateEstimateLastVisitedAtRequest>(call);
  const stored = await lockRecord(context, estimates, estimateId);
  context.rules.decide("estimate-lifecycle");
  const estimateStatus = stored.estimateStatus === "sent" ? "viewed" : stored.estimateStatus;
  await saveEstimate(context, stored, "Viewed", { estimateStatus, lastVisitedAt: context.now.toISOString() });
  return { status: 200 };
};

export const createInvoiceFromEstimate: Operation = async (context, call) => {
  const { markAsInvoiced } = bodyOf<CreateInvoiceFromEstimateRequest>(call);
  const stored = await lockNamedEstimate(context, call);
  if (stored.estimateStatus !== "accepted" && context.rules.decide("estimate-not-accepted") === "refuse") {
    throw new ApiRefusal(400, "estimate_not_accepted");
  }
  const invoice = await invoiceOf(context, stored);
  const estimate = markAsInvoiced
    ? await saveEstimate(context, stored, "Invoiced", { estimateStatus: "invoiced" })
    : stored;
  return ok({ estimate: await renderEstimate(context, estimate), invoice: renderInvoice(context, invoice) });
};

/** Makes a draft of what an estimate says. */
async function invoiceOf(context: Context, stored: StoredEstimate): Promise<StoredInvoice> {
  context.rules.decide("invoice-of-estimate");
  const { name, currency, businessDetails, contactDetails, discount, items, liveMode } = stored;
  const { termsNotes, attachments, miscellaneousCharges } = stored;
  const settings = await settingsOf(context);
  const issueDate = dayAt(context.now, context.timeZone);
  const content = {
    name,
    title: settings.title,
    currency,
    businessDetails,
    contactDetails,
    discount,
    items,
    issueDate,
    dueDate: addDays(issueDate, settings.dueAfterXDays),
    ...(termsNotes !== undefined && { termsNotes }),
    ...(attachments !== undefined && { attachments }),
    ...(miscellaneousCharges !== undefined && { miscellaneousCharges }),
  };
  return newDraft(context, content, { liveMode });
}

/** What the contact does on the page of an estimate, for which the API has no operation. */
export async function decideEstimate(
  context: Context,
  id: string,
  decision: "accepted" | "declined",
): Promise<StoredEstimate> {
  const stored = await lockRecord(context, estimates, id);
  const { estimateStatus } = stored;
  if (estimateStatus !== "sent" && estimateStatus !== "viewed") {
    throw new ApiRefusal(
      400,
      `The estimate is ${estimateStatus}: only one that was sent or viewed can be ${decision}`,
    );
  }
  const action = decision === "accepted" ? "Accepted" : "Declined";
  const decided = await saveEstimate(context, stored, action, { estimateStatus: decision });
  if (decision === "accepted" && stored.autoInvoice?.enabled) {
    context.rules.decide("auto-invoice");
    await invoiceOf(context, decided);
    return saveEstimate(context, decided, "Invoiced", { estimateStatus: "invoiced" });
  }
  return decided;
}
