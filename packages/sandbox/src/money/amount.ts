import { Decimal } from "decimal.js";

/** Exact numbers, in major currency units: 9.99 is $9.99. Products keep all of their digits. */
export const Amount = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });
export type Amount = Decimal;

export const zero: Amount = new Amount(0);

/** The number that was written in JSON, or an amount as the store keeps it: exactly the digits that were written. */
export const amountOf = (value: number | string): Amount => new Amount(value);

/** As JSON writes it: of an amount, or of its text. */
export const numberOf = (amount: Amount | string): number => Number(amount);

/** As the store keeps it. */
export const textOf = (amount: Amount): string => amount.toFixed();

/** Half up, to two decimals. */
export const toCents = (amount: Amount): Amount => amount.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);

export const sumOf = (amounts: readonly Amount[]): Amount =>
  amounts.reduce((sum, amount) => sum.plus(amount), zero);
