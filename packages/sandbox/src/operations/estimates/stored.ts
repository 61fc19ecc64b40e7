import type { CreateEstimateRequest } from "@crm-invoices/highlevel";
import type { Kind } from "../../store/records.ts";
import type { StoredItem } from "../invoices/stored.ts";

type Sent = Omit<
  CreateEstimateRequest,
  | "altId"
  | "altType"
  | "items"
  | "sendEstimateDetails"
  | "estimateNumber"
  | "issueDate"
  | "expiryDate"
  | "userId"
>;

export type EstimateStatus = "draft" | "sent" | "viewed" | "accepted" | "declined" | "invoiced";

/** An estimate as the store keeps it. */
export interface StoredEstimate extends Sent {
  readonly _id: string;
  readonly estimateStatus: EstimateStatus;
  readonly estimateNumber: number;
  /** Days, `YYYY-MM-DD`. */
  readonly issueDate: string;
  readonly expiryDate: string;
  readonly liveMode: boolean;
  readonly items: readonly StoredItem[];
  /** A text, which is exact, in major currency units. */
  readonly total: string;
  /** How often it was changed. */
  readonly revision: number;
  readonly history: readonly { readonly action: string; readonly timestamp: string }[];
  readonly updatedBy?: string;
  readonly lastVisitedAt?: string | undefined;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export const estimates: Kind<StoredEstimate> = {
  name: "estimate",
  columns: ({ _id, name, estimateNumber, estimateStatus, liveMode, contactDetails, issueDate }) => ({
    id: _id,
    number: String(estimateNumber),
    status: estimateStatus,
    live: liveMode,
    contact: contactDetails.id,
    search: [name],
    issued: issueDate,
  }),
};
