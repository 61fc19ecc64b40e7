import { expect } from "@jest/globals";
import type { KeptEstimate, KeptInvoice, KeptSchedule, KeptTemplate } from "./account.ts";

interface ShownInvoice {
  readonly _id: string;
  readonly status: string;
  readonly total: number;
  readonly amountPaid: number;
  readonly amountDue: number;
  readonly issueDate: string;
}

/** The comparisons of an answer with what the model keeps. What an answer says of money has to agree in itself, too. */
export const compare = {
  invoice(shown: ShownInvoice, { id, status, total, paid, issued }: KeptInvoice): void {
    expect({
      id: shown._id,
      status: shown.status,
      total: shown.total,
      paid: shown.amountPaid,
      due: shown.amountDue,
      issued: shown.issueDate.slice(0, 10),
    }).toEqual({ id, status, total: total / 100, paid: paid / 100, due: (total - paid) / 100, issued });
    // In cents, as binary fractions do not add up.
    const [all = 0, part = 0, rest = 0] = [shown.total, shown.amountPaid, shown.amountDue].map((amount) =>
      Math.round(amount * 100),
    );
    expect({ sum: part + rest, belowZero: part < 0 || rest < 0 }).toEqual({ sum: all, belowZero: false });
    if (part > 0 && shown.status !== "void")
      expect(shown.status).toBe(rest === 0 ? "paid" : "partially_paid");
  },
  estimate(
    shown: {
      readonly _id: string;
      readonly estimateStatus: string;
      readonly estimateNumber: number;
      readonly total: number;
    },
    { id, status, number, total }: KeptEstimate,
  ): void {
    expect({
      id: shown._id,
      status: shown.estimateStatus,
      number: shown.estimateNumber,
      total: shown.total,
    }).toEqual({ id, status, number, total: total / 100 });
  },
  schedule(
    shown: {
      readonly _id: string;
      readonly status: string;
      readonly total: number;
      readonly invoices: readonly ShownInvoice[];
    },
    { id, status, total, issued }: KeptSchedule,
  ): void {
    expect({
      id: shown._id,
      status: shown.status,
      total: shown.total,
      issued: shown.invoices.length,
    }).toEqual({
      id,
      status,
      total: total / 100,
      issued: issued.length,
    });
    for (const [index, invoice] of issued.entries()) {
      const found = shown.invoices[index];
      if (found === undefined) throw new Error("An invoice that was issued is not shown.");
      // The clock tells no ids: the schedule does.
      if (invoice.id === "") invoice.id = found._id;
      compare.invoice(found, invoice);
    }
  },
  template(shown: { readonly _id: string; readonly total: number }, { id, total }: KeptTemplate): void {
    expect({ id: shown._id, total: shown.total }).toEqual({ id, total: total / 100 });
  },
};
