import type { CreateInvoiceTemplateRequest } from "@crm-invoices/highlevel";
import type { Kind } from "../../store/records.ts";
import type { StoredItem } from "../invoices/stored.ts";

type Sent = Omit<CreateInvoiceTemplateRequest, "altId" | "altType" | "items">;

/** A template as the store keeps it. */
export interface StoredTemplate extends Sent {
  readonly _id: string;
  readonly items: readonly StoredItem[];
  /** A text, which is exact, in major currency units. */
  readonly total: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export const templates: Kind<StoredTemplate> = {
  name: "template",
  columns: ({ _id, name, businessDetails, createdAt }) => ({
    id: _id,
    status: "",
    live: true,
    search: [_id, name, businessDetails.name, businessDetails.phoneNo],
    issued: createdAt.slice(0, 10),
  }),
};
