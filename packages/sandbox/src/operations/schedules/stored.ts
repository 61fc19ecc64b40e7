import type { AutoPayment, CreateInvoiceScheduleRequest } from "@crm-invoices/highlevel";
import type { Kind } from "../../store/records.ts";
import type { StoredItem } from "../invoices/stored.ts";

type Sent = Omit<CreateInvoiceScheduleRequest, "altId" | "altType" | "items">;

export type ScheduleStatus = "draft" | "scheduled" | "active" | "cancelled";

/** An issue to come. */
export interface Issue {
  /** When the clock has to make it, an instant. */
  readonly due: string;
  /** When it is for, an instant, and the day that has in the time zone of the location. */
  readonly at: string;
  readonly day: string;
  /** The how manyth period of the rule. */
  readonly period: number;
}

/** A schedule as the store keeps it. */
export interface StoredSchedule extends Sent {
  readonly _id: string;
  readonly status: ScheduleStatus;
  readonly items: readonly StoredItem[];
  /** A text, which is exact, in major currency units. */
  readonly total: string;
  readonly autoPayment?: AutoPayment | undefined;
  /** The ids of the invoices that were issued, oldest first. */
  readonly issued: readonly string[];
  readonly next?: Issue | undefined;
  /** When the last one was for, an instant. */
  readonly last?: string | undefined;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export const schedules: Kind<StoredSchedule> = {
  name: "schedule",
  columns: ({ _id, name, status, liveMode, contactDetails, createdAt, next }) => ({
    id: _id,
    status,
    live: liveMode,
    contact: contactDetails.id,
    search: [_id, name, contactDetails.name, contactDetails.email, contactDetails.phoneNo],
    issued: createdAt.slice(0, 10),
    due: next?.due ?? null,
  }),
};
