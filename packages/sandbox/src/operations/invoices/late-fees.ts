import { amountOf, textOf } from "../../money/amount.ts";
import { lateFeeOf } from "../../money/late-fee.ts";
import type { Context } from "../context.ts";
import { saveInvoice } from "./save.ts";
import { invoices, type StoredInvoice } from "./stored.ts";

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
