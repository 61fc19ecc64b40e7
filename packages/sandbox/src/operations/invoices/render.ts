import type { BusinessDetails, Invoice, InvoiceWithSummary } from "@crm-invoices/highlevel";
import { amountOf, numberOf } from "../../money/amount.ts";
import type { RuleBook } from "../../rules/book.ts";
import { endOfDay, startOfDay } from "../../worlds/days.ts";
import type { Context } from "../context.ts";
import type { StoredInvoice } from "./stored.ts";

/** As the API shows it; which kind of owner it has is a matter of the brand. */
export type OfBrand<Shown> = Omit<Shown, "altType"> & { readonly altType: string };

/** What is answered is mostly what a webhook tells of, too. */
const rendered = new WeakMap<
  RuleBook,
  { readonly stored: StoredInvoice; readonly shown: OfBrand<Invoice> }
>();

/** An invoice as most operations answer it. */
export function renderInvoice(
  context: Pick<Context, "tenant" | "rules" | "timeZone">,
  stored: StoredInvoice,
): OfBrand<Invoice> {
  const last = rendered.get(context.rules);
  if (last?.stored === stored) return last.shown;
  const shown = render(context, stored);
  rendered.set(context.rules, { stored, shown });
  return shown;
}

function render(
  { tenant, rules, timeZone }: Pick<Context, "tenant" | "rules" | "timeZone">,
  stored: StoredInvoice,
): OfBrand<Invoice> {
  const { subTotal, discountTotal, taxTotal, items, discount, paymentSchedule, ...rest } = stored;
  const { lateFees: _lateFees, lateFeeDue: _lateFeeDue, ...shown } = rest;
  const instants = rules.decide("dates") === "instants";
  const total = numberOf(stored.total);
  return {
    ...shown,
    altId: tenant.altId,
    altType: tenant.altType,
    businessDetails: businessOf(stored.businessDetails),
    contactDetails: { customFields: [], ...stored.contactDetails },
    issueDate: instants ? startOfDay(stored.issueDate, timeZone).toISOString() : stored.issueDate,
    dueDate: instants ? endOfDay(stored.dueDate, timeZone).toISOString() : stored.dueDate,
    discount: { type: discount.type, value: discount.value ?? 0 },
    invoiceItems: items.map((item) => ({ taxes: [], ...item })),
    total,
    invoiceTotal: total,
    amountPaid: numberOf(stored.amountPaid),
    amountDue: numberOf(amountOf(stored.total).minus(stored.amountPaid)),
    paymentSchedule: { ...paymentSchedule },
  };
}

/** An invoice as it is read, alone and in a list. */
export function renderWithSummary(context: Context, stored: StoredInvoice): OfBrand<InvoiceWithSummary> {
  return {
    ...renderInvoice(context, stored),
    totalSummary: {
      subTotal: numberOf(stored.subTotal),
      discount: numberOf(stored.discountTotal),
      tax: numberOf(stored.taxTotal),
    },
  };
}

/** Requests may give the address as one text; answers have its parts. */
export function businessOf({ address, ...business }: StoredInvoice["businessDetails"]): BusinessDetails {
  if (address === undefined) return business;
  return { ...business, address: typeof address === "string" ? { addressLine1: address } : address };
}
