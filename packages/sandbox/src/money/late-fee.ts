import { Decimal } from "decimal.js";
import { type Amount, amountOf, toCents, zero } from "./amount.ts";

/** How large a late fee is. Amounts are in major currency units. */
export interface LateFee {
  readonly type: string;
  /** An amount, or percent. */
  readonly value: number;
  readonly maxLateFees?: { readonly value: number } | undefined;
}

/**
 * The next late fee: 0 once the most was charged.
 *
 * @param base what a percentage is of.
 * @param charged the fees so far.
 */
export function lateFeeOf({ type, value, maxLateFees }: LateFee, base: Amount, charged: Amount): Amount {
  const fee = type === "percentage" ? toCents(base.times(value).div(100)) : toCents(amountOf(value));
  if (maxLateFees === undefined) return Decimal.max(fee, zero);
  return Decimal.max(Decimal.min(fee, amountOf(maxLateFees.value).minus(charged)), zero);
}
