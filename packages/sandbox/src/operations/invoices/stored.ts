import type { ContactDetails, CreateInvoiceRequest, Discount, InvoiceItem } from "@crm-invoices/highlevel";
import type { Kind } from "../../store/records.ts";

export type InvoiceStatus = "draft" | "sent" | "payment_processing" | "paid" | "void" | "partially_paid";

type Days = { readonly issueDate: string; readonly dueDate: string };

/** What the API takes and gives back, without a meaning for the sandbox. */
type Kept = Partial<
  Pick<
    CreateInvoiceRequest,
    | "title"
    | "termsNotes"
    | "sentTo"
    | "automaticTaxesEnabled"
    | "paymentSchedule"
    | "lateFeesConfiguration"
    | "tipsConfiguration"
    | "invoiceNumberPrefix"
    | "paymentMethods"
    | "attachments"
    | "miscellaneousCharges"
  >
>;

export interface StoredItem extends InvoiceItem {
  readonly _id: string;
}

/** What an invoice says, without what happened to it. */
export interface InvoiceContent extends Kept, Days {
  readonly name: string;
  readonly currency: string;
  readonly businessDetails: CreateInvoiceRequest["businessDetails"];
  readonly contactDetails: ContactDetails;
  readonly discount: Discount;
  readonly items: readonly StoredItem[];
}

/** Amounts as texts, which are exact, in major currency units. */
interface StoredAmounts {
  readonly subTotal: string;
  readonly discountTotal: string;
  readonly taxTotal: string;
  readonly total: string;
  readonly amountPaid: string;
}

/** An invoice as the store keeps it. */
export interface StoredInvoice extends InvoiceContent, StoredAmounts {
  readonly _id: string;
  readonly status: InvoiceStatus;
  readonly liveMode: boolean;
  readonly invoiceNumber: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly sentAt?: string;
  readonly lastVisitedAt?: string;
  readonly lastPaidAt?: string;
  /** The late fees in the total: how much, and when the last one was charged. */
  readonly lateFees?: { readonly charged: string; readonly last: string };
  /** When the next one is charged. */
  readonly lateFeeDue?: string | undefined;
}

export const invoices: Kind<StoredInvoice> = {
  name: "invoice",
  columns: ({ _id, invoiceNumber, status, liveMode, contactDetails, name, issueDate, lateFeeDue }) => ({
    id: _id,
    number: invoiceNumber,
    status,
    live: liveMode,
    contact: contactDetails.id,
    search: [_id, name, contactDetails.name, contactDetails.email, contactDetails.phoneNo],
    issued: issueDate,
    due: lateFeeDue ?? null,
  }),
};
