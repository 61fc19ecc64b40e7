import { textOf } from "../../money/amount.ts";
import { chargesOf } from "../../money/charges.ts";
import { totalsOf } from "../../money/totals.ts";
import type { Context } from "../context.ts";
import { ApiRefusal } from "../refusal.ts";
import type { InvoiceContent, StoredInvoice } from "./stored.ts";

type PricedAmounts = Pick<StoredInvoice, "subTotal" | "discountTotal" | "taxTotal" | "total">;

/**
 * What an invoice comes to, as the store keeps it.
 *
 * @param lateFees those that are part of the total.
 */
export function price(
  { rules }: Pick<Context, "rules">,
  {
    items,
    discount,
    miscellaneousCharges,
  }: Pick<InvoiceContent, "items" | "discount" | "miscellaneousCharges">,
  lateFees = "0",
): PricedAmounts {
  const taxed = items.findIndex(({ amount, taxes = [] }) => amount <= 0 && taxes.length > 0);
  if (taxed !== -1 && rules.decide("taxes-on-free-lines") === "refuse") {
    throw new ApiRefusal(422, "taxes allowed only on items with price greater than 0");
  }
  const {
    subTotal,
    discount: discountTotal,
    tax,
    total: lines,
  } = totalsOf({ lines: items, discount }, (rule) => {
    rules.decide(rule);
  });
  const charges = chargesOf(miscellaneousCharges?.charges ?? []);
  const charged = !charges.isZero() && rules.decide("charges") === "added";
  const total = charged ? lines.plus(charges) : lines;
  if (total.lessThan(0) && rules.decide("negative-total") === "refuse") {
    throw new ApiRefusal(400, "Invoice total amount must be greater than or equal to 0");
  }
  return {
    subTotal: textOf(subTotal),
    discountTotal: textOf(discountTotal),
    taxTotal: textOf(tax),
    total: textOf(total.plus(lateFees)),
  };
}
