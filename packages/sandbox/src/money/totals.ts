import { type Amount, amountOf, sumOf, toCents, zero } from "./amount.ts";

/** A line as the API takes it. Amounts are in major currency units. */
export interface Line {
  /** The price of one. */
  readonly amount: number;
  /** How many; up to two decimals. */
  readonly qty: number;
  readonly productId?: string | undefined;
  readonly taxInclusive?: boolean | undefined;
  readonly taxes?: readonly Tax[] | undefined;
}

/** Percent of what is taxed. */
export interface Tax {
  readonly rate: number;
}

export interface Discount {
  readonly type: string;
  readonly value?: number | undefined;
  /** The products whose lines it is for; all when it is empty or left out. */
  readonly validOnProductIds?: readonly string[] | undefined;
}

/** What is priced. */
export interface Priced {
  readonly lines: readonly Line[];
  readonly discount?: Discount | undefined;
}

/** What a line comes to, before and after the discount. */
export interface LineTotals {
  readonly gross: Amount;
  readonly discount: Amount;
  /** On top of the price, or in it. */
  readonly tax: Amount;
  readonly total: Amount;
}

export interface Totals {
  readonly lines: readonly LineTotals[];
  readonly subTotal: Amount;
  readonly discount: Amount;
  readonly tax: Amount;
  readonly total: Amount;
}

/** The rules of money that can make a difference, told each time one does. */
export type MoneyRule = "rounding" | "discount" | "fixed-discount" | "exclusive-taxes" | "inclusive-taxes";

/** What an invoice comes to: each line is priced, discounted, taxed and rounded by itself, and then they are added. */
export function totalsOf({ lines, discount }: Priced, tell: (rule: MoneyRule) => void): Totals {
  const round = (amount: Amount): Amount => {
    const rounded = toCents(amount);
    if (!rounded.equals(amount)) tell("rounding");
    return rounded;
  };
  const gross = lines.map((line) => round(amountOf(line.amount).times(line.qty)));
  const discounts = lineDiscounts(lines, gross, discount, round, tell);
  const priced = lines.map((line, index): LineTotals => {
    const before = gross[index] ?? zero;
    const off = discounts[index] ?? zero;
    const net = before.minus(off);
    const rate = sumOf((line.taxes ?? []).map((tax) => amountOf(tax.rate))).div(100);
    if (rate.isZero()) return { gross: before, discount: off, tax: zero, total: net };
    if (!off.isZero()) tell(line.taxInclusive ? "inclusive-taxes" : "exclusive-taxes");
    const tax = line.taxInclusive
      ? round(net.minus(net.div(rate.plus(1)))) // what is in the price
      : round(net.times(rate));
    return { gross: before, discount: off, tax, total: line.taxInclusive ? net : net.plus(tax) };
  });
  return {
    lines: priced,
    subTotal: sumOf(gross),
    discount: sumOf(discounts),
    tax: sumOf(priced.map(({ tax }) => tax)),
    total: sumOf(priced.map(({ total }) => total)),
  };
}

function lineDiscounts(
  lines: readonly Line[],
  gross: readonly Amount[],
  discount: Discount | undefined,
  round: (amount: Amount) => Amount,
  tell: (rule: MoneyRule) => void,
): Amount[] {
  const value = amountOf(discount?.value ?? 0);
  if (discount === undefined || value.isZero()) return lines.map(() => zero);
  const products = discount.validOnProductIds ?? [];
  const base = lines.map((line, index) =>
    products.length === 0 || products.includes(line.productId ?? "") ? (gross[index] ?? zero) : zero,
  );
  if (discount.type === "percentage") {
    tell("discount");
    return base.map((amount) => round(amount.times(value).div(100)));
  }
  tell("fixed-discount");
  return shares(value, base, round);
}

/** Shares an amount in proportion; the last share takes what rounding left over, so that nothing is lost. */
function shares(amount: Amount, base: readonly Amount[], round: (amount: Amount) => Amount): Amount[] {
  const whole = sumOf(base);
  if (whole.isZero()) return base.map(() => zero);
  const last = base.findLastIndex((part) => !part.isZero());
  let left = amount;
  return base.map((part, index) => {
    const share = index === last ? left : part.isZero() ? zero : round(amount.times(part).div(whole));
    left = left.minus(share);
    return share;
  });
}
