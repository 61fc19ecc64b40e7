import type { RecordInvoicePaymentRequest } from "@crm-invoices/highlevel";
import { amountOf, textOf } from "../../money/amount.ts";
import type { Context } from "../context.ts";
import { lockNamed, refuseVoid } from "../invoices/find.ts";
import { renderInvoice } from "../invoices/render.ts";
import { saveInvoice } from "../invoices/save.ts";
import { invoices, type StoredInvoice } from "../invoices/stored.ts";
import { bodyOf, type Operation, ok, pathParameter } from "../operation.ts";
import { ApiRefusal } from "../refusal.ts";

/** Those of a cent. */
const decimals = 2;

export const recordInvoicePayment: Operation = async (context, call) => {
  const body = bodyOf<RecordInvoicePaymentRequest>(call);
  await refuseOverlap(context, pathParameter(call, "invoiceId"));
  const paid = await pay(context, await lockNamed(context, call), body);
  return ok({ success: true, invoice: renderInvoice(context, paid) });
};

async function refuseOverlap(context: Context, id: string): Promise<void> {
  const overlaps = context.overlaps || (await context.records(invoices).isHeld(id));
  if (overlaps && context.rules.decide("overlapping-payments") === "refuse") {
    throw new ApiRefusal(409, "Payment recording already in progress");
  }
}

/** Records a payment on an invoice that is locked. */
async function pay(
  context: Context,
  stored: StoredInvoice,
  { amount: given, altId: _altId, altType: _altType, ...payment }: RecordInvoicePaymentRequest,
): Promise<StoredInvoice> {
  const { rules } = context;
  refuseVoid(context, stored);
  const due = amountOf(stored.total).minus(stored.amountPaid);
  if (stored.status === "paid" && rules.decide("payment-on-paid-invoice") === "refuse") {
    throw new ApiRefusal(400, "Invoice is already paid");
  }
  if (given === undefined) rules.decide("payment-without-amount");
  const amount = given === undefined ? due : amountOf(given);
  if (!amount.greaterThan(0) && rules.decide("payment-of-nothing") === "refuse") {
    throw new ApiRefusal(422, "amount must be greater than 0");
  }
  if (amount.decimalPlaces() > decimals && rules.decide("payment-of-fractions") === "refuse") {
    throw new ApiRefusal(422, `amount must not have more than ${decimals} decimals`);
  }
  if (amount.greaterThan(due) && rules.decide("overpayment") === "refuse") {
    throw new ApiRefusal(422, `amount must not be greater than the amount due, ${due}`);
  }
  rules.decide("payment-status");
  const id = await context.newId();
  const now = context.now.toISOString();
  await context.journal("payment", stored._id, { payment: id, amount: textOf(amount), ...payment });
  const full = !due.greaterThan(amount);
  return saveInvoice(
    context,
    stored,
    {
      amountPaid: textOf(amountOf(stored.amountPaid).plus(amount)),
      status: full ? "paid" : "partially_paid",
      lastPaidAt: now,
    },
    [full ? "InvoicePaid" : "InvoicePartiallyPaid"],
  );
}
