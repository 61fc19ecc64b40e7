import { type Amount, amountOf, sumOf } from "./amount.ts";

/** What miscellaneous charges come to. Nothing documents what they look like: whatever has no number as amount is no charge. */
export function chargesOf(charges: readonly unknown[]): Amount {
  return sumOf(
    charges.flatMap((charge) => {
      const { amount, enabled }: { amount?: unknown; enabled?: unknown } = Object(charge);
      return typeof amount === "number" && enabled !== false ? [amountOf(amount)] : [];
    }),
  );
}
