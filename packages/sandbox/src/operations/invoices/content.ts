import type {
  CreateInvoiceRequest,
  CreateText2PayInvoiceRequest,
  InvoiceItem,
  UpdateInvoiceRequest,
} from "@crm-invoices/highlevel";
import { addDays } from "../../worlds/days.ts";
import type { Context } from "../context.ts";
import { ApiRefusal } from "../refusal.ts";
import { settingsOf } from "../settings/settings.ts";
import type { InvoiceContent, StoredInvoice, StoredItem } from "./stored.ts";

/** What a new invoice says. */
export async function contentOf(
  context: Context,
  body: CreateInvoiceRequest | CreateText2PayInvoiceRequest,
): Promise<InvoiceContent> {
  const { name, currency, items, discount, contactDetails, issueDate } = body;
  return {
    ...keptOf(body),
    ...(await titleOf(context, body.title)),
    name,
    currency,
    issueDate,
    dueDate: body.dueDate ?? (await defaultDueDate(context, issueDate)),
    contactDetails,
    businessDetails: body.businessDetails ?? (await settingsOf(context)).businessDetails ?? {},
    discount: discount ?? { type: "fixed", value: 0 },
    items: await itemsOf(context, items),
  };
}

/** The title that was given, or the one that an invoice without gets. */
export async function titleOf(context: Context, given: string | undefined): Promise<{ title?: string }> {
  if (given !== undefined) return { title: given };
  if (context.rules.decide("title-left-out") === "absent") return {};
  return { title: (await settingsOf(context)).title };
}

async function defaultDueDate(context: Context, issueDate: string): Promise<string> {
  context.rules.decide("due-date-left-out");
  return addDays(issueDate, (await settingsOf(context)).dueAfterXDays);
}

/** What an invoice says after a change; what may be left out stays as it is. */
export async function changedContent(
  context: Context,
  body: UpdateInvoiceRequest,
  stored: StoredInvoice,
): Promise<InvoiceContent> {
  const missing = (["businessDetails", "contactDetails", "discount"] as const).filter(
    (part) => body[part] === undefined,
  );
  if (missing.length > 0 && context.rules.decide("update-without-required-parts") === "refuse") {
    throw new ApiRefusal(422, missing.map((part) => `${part} should not be empty`).join(", "));
  }
  const { name, currency, issueDate, dueDate, invoiceItems } = body;
  return {
    ...keptOf(stored),
    ...keptOf(body),
    name,
    currency,
    issueDate,
    dueDate,
    businessDetails: body.businessDetails ?? stored.businessDetails,
    contactDetails: body.contactDetails ?? stored.contactDetails,
    discount: body.discount ?? stored.discount,
    items: await itemsOf(context, invoiceItems),
  };
}

const keptFields = [
  "title",
  "termsNotes",
  "sentTo",
  "automaticTaxesEnabled",
  "paymentSchedule",
  "lateFeesConfiguration",
  "tipsConfiguration",
  "invoiceNumberPrefix",
  "paymentMethods",
  "attachments",
  "miscellaneousCharges",
] as const satisfies readonly (keyof InvoiceContent)[];

type KeptField = (typeof keptFields)[number];

export function keptOf(
  from: Partial<Pick<InvoiceContent, KeptField>>,
): Partial<Pick<InvoiceContent, KeptField>> {
  return Object.fromEntries(
    keptFields.filter((field) => from[field] !== undefined).map((field) => [field, from[field]]),
  );
}

export function itemsOf(context: Context, items: readonly InvoiceItem[]): Promise<StoredItem[]> {
  return Promise.all(items.map(async (item) => ({ ...item, _id: await context.newId() })));
}
