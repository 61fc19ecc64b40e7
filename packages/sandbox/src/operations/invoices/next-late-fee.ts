import { addDays, addTime, startOfDay } from "../../worlds/days.ts";
import type { Context } from "../context.ts";
import type { StoredInvoice } from "./stored.ts";

/** When the clock charges the next late fee of an invoice; undefined when it never will. */
export function nextLateFee(
  { timeZone, now }: Pick<Context, "timeZone" | "now">,
  { status, lateFeesConfiguration: fees, lateFees, dueDate }: StoredInvoice,
): string | undefined {
  if (!fees?.enable || (status !== "sent" && status !== "partially_paid")) return undefined;
  const { intervalCount, interval } = fees.frequency;
  if (lateFees && interval === "one_time") return undefined;
  const next = lateFees
    ? addTime(new Date(lateFees.last), intervalCount, interval, timeZone)
    : startOfDay(addDays(dueDate, 1 + (fees.grace?.intervalCount ?? 0)), timeZone);
  // Nothing happens in the past: what should have been charged before is charged now.
  return (next > now ? next : now).toISOString();
}
