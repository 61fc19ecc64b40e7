import { isList, isObject, type JsonObject, listOf, members } from "@crm-invoices/openapi";

/** Amounts within an example that do not add up, or that its status contradicts; `at` is where the example is. */
export function amountFaults(value: unknown, at: string): string[] {
  if (isList(value)) {
    return value.flatMap((item, index) => amountFaults(item, `${at}[${index}]`));
  }
  if (!isObject(value)) {
    return [];
  }
  const faults = [...balance(value), ...lineTotal(value), ...summary(value), ...inDollars(value)];
  return [
    ...faults.map((fault) => `${at}: ${fault}`),
    ...members(value).flatMap(([name, member]) => amountFaults(member, `${at}.${name}`)),
  ];
}

function* balance({ status, total, amountPaid, amountDue }: JsonObject): Generator<string> {
  if (!isNumber(total) || !isNumber(amountPaid) || !isNumber(amountDue)) {
    return;
  }
  if (!isSame(amountPaid + amountDue, total)) {
    yield `amountPaid ${amountPaid} and amountDue ${amountDue} do not add up to total ${total}`;
  }
  const fits: Readonly<Record<string, boolean>> = {
    draft: amountPaid === 0,
    sent: amountPaid === 0,
    partially_paid: amountPaid > 0 && amountDue > 0,
    paid: amountDue === 0,
  };
  if (fits[String(status)] === false) {
    yield `status ${status} with amountPaid ${amountPaid} and amountDue ${amountDue}`;
  }
}

function* lineTotal(record: JsonObject): Generator<string> {
  const lines = listOf(record["invoiceItems"] ?? record["items"]).filter(isObject);
  if (!isNumber(record["total"]) || lines.length === 0) {
    return;
  }
  const expected = totalOf(lines, isObject(record["discount"]) ? record["discount"] : {});
  if (!isSame(expected, record["total"])) {
    yield `the lines come to ${expected}, not to total ${record["total"]}`;
  }
}

function* summary({ total, totalSummary }: JsonObject): Generator<string> {
  if (!isNumber(total) || !isObject(totalSummary)) {
    return;
  }
  const { subTotal, discount, tax } = totalSummary;
  const expected = numberOf(subTotal) - numberOf(discount) + numberOf(tax);
  if (!isSame(expected, total)) {
    yield `totalSummary comes to ${expected}, not to total ${total}`;
  }
}

function* inDollars({ currency, total, totalamountInUSD }: JsonObject): Generator<string> {
  if (
    currency === "USD" &&
    isNumber(total) &&
    isNumber(totalamountInUSD) &&
    !isSame(total, totalamountInUSD)
  ) {
    yield `totalamountInUSD ${totalamountInUSD} is not total ${total}, which is in USD`;
  }
}

/** Discount first, then exclusive taxes on what is left, rounded for each line. */
function totalOf(lines: readonly JsonObject[], { type, value, validOnProductIds }: JsonObject): number {
  const products = listOf(validOnProductIds);
  const amounts = lines.map((line) => {
    const gross = numberOf(line["amount"]) * numberOf(line["qty"]);
    const isReduced = products.length === 0 || products.includes(line["productId"]);
    const net = type === "percentage" && isReduced ? gross * (1 - numberOf(value) / 100) : gross;
    const taxes = line["taxInclusive"] === true ? [] : listOf(line["taxes"]).filter(isObject);
    const exclusive = taxes.filter(({ calculation }) => calculation === "exclusive");
    return rounded(exclusive.reduce((sum, { rate }) => sum + (net * numberOf(rate)) / 100, net));
  });
  const fixed = type === "fixed" ? numberOf(value) : 0;
  return rounded(amounts.reduce((sum, amount) => sum + amount, -fixed));
}

function isNumber(value: unknown): value is number {
  return typeof value === "number";
}

function numberOf(value: unknown): number {
  return isNumber(value) ? value : 0;
}

function rounded(amount: number): number {
  return Math.round(amount * 100) / 100;
}

function isSame(one: number, other: number): boolean {
  return Math.abs(one - other) < 0.005;
}
