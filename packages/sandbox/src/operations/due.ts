import type { Context } from "./context.ts";
import { chargeLateFee } from "./invoices/late-fees.ts";
import { invoices } from "./invoices/stored.ts";
import { issueInvoice } from "./schedules/issue.ts";
import { schedules } from "./schedules/stored.ts";

/** Does what is due for a record, at the time at which it is due; it has to give the record another time, or none. */
export type DueHandler = (context: Context, id: string) => Promise<void>;

/** What the clock makes happen, by the kind of the record. */
export const due: Readonly<Record<string, DueHandler>> = {
  [invoices.name]: chargeLateFee,
  [schedules.name]: issueInvoice,
};
