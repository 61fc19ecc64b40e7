import { amountOf, textOf } from "../../money/amount.ts";
import { lateFeeOf } from "../../money/late-fee.ts";
import { addDays, addTime, startOfDay } from "../../worlds/days.ts";
import type { Context } from "../context.ts";
import { saveInvoice } from "./save.ts";
import { invoices, type StoredInvoice } from "./stored.ts";

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

/** Charges the fee that is due, and finds out when the next one is. */
export async function chargeLateFee(context: Context, id: string): Promise<void> {
  const stored = await context.records(invoices).lock(id);
  const fees = stored?.lateFeesConfiguration;
  if (stored === undefined || fees === undefined) return;
  const { rules, now } = context;
  const total = amountOf(stored.total);
  const charged = amountOf(stored.lateFees?.charged ?? 0);
  if (rules.decide("late-fees") === "kept") return endLateFees(context, stored);
  const ofTotal = fees.type === "percentage" && rules.decide("late-fee-percentage") === "of-total";
  const fee = lateFeeOf(fees, ofTotal ? total.minus(charged) : total.minus(stored.amountPaid), charged);
  if (!fee.greaterThan(0)) return endLateFees(context, stored);
  await context.journal("late-fee", id, { amount: textOf(fee) });
  await saveInvoice(
    context,
    stored,
    {
      total: textOf(total.plus(fee)),
      lateFees: { charged: textOf(charged.plus(fee)), last: now.toISOString() },
    },
    [],
  );
}

/** No further fee is charged, until something else changes in the invoice. */
function endLateFees(context: Context, stored: StoredInvoice): Promise<void> {
  const { lateFeeDue: _, ...ended } = stored;
  return context.records(invoices).replace(ended);
}
