import type { InvoiceEvent } from "@crm-invoices/highlevel";
import type { Context } from "../operations/context.ts";
import { renderWithSummary } from "../operations/invoices/render.ts";
import type { StoredInvoice } from "../operations/invoices/stored.ts";
import type { InvoiceEventType } from "./event-type.ts";

/** The business of an event has its address as one text, unlike that of an answer. */
type EventBody = Omit<InvoiceEvent, "altType"> & { readonly altType: string };

/** The body of a webhook, in the documented shape. */
export function eventBody(
  context: Context,
  { type, id, time }: { readonly type: InvoiceEventType; readonly id: string; readonly time: string },
  invoice: StoredInvoice,
): EventBody {
  const { businessDetails, ...shown } = renderWithSummary(context, invoice);
  const { address, ...business } = businessDetails;
  const parts = Object.values(address ?? {}).filter((part) => part !== undefined && part !== "");
  return {
    type,
    timestamp: time,
    webhookId: id,
    ...shown,
    // The documented example of a deletion.
    status: type === "InvoiceDelete" ? "delete" : invoice.status,
    contactDetails: { customFields: [], ...invoice.contactDetails },
    businessDetails: { ...business, ...(parts.length > 0 && { address: parts.join(", ") }) },
  };
}
