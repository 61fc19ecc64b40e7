import { isObject } from "@crm-invoices/openapi";

/** Makes the sums of each made-up invoice add up, and its dates follow each other. */
export function settle(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(settle);
  if (!isObject(value)) return value;
  const settled: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) settled[name] = settle(inner);
  inOrder(settled, "issueDate", "dueDate");
  inOrder(settled, "createdAt", "updatedAt");
  addUp(settled);
  return settled;
}

function inOrder(owner: Record<string, unknown>, first: string, second: string): void {
  const [early, late] = [owner[first], owner[second]];
  if (typeof early !== "string" || typeof late !== "string" || early <= late) return;
  owner[first] = late;
  owner[second] = early;
}

const toCents = (amount: number): number => Math.round(amount * 100) / 100;

function addUp(owner: Record<string, unknown>): void {
  const lines = [owner["invoiceItems"], owner["items"]].find((list) => Array.isArray(list));
  if (typeof owner["total"] !== "number" || !Array.isArray(lines)) return;
  const sum = lines.reduce<number>((total, line) => {
    const [amount, quantity] = isObject(line) ? [line["amount"], line["qty"]] : [];
    return typeof amount === "number"
      ? total + amount * (typeof quantity === "number" ? quantity : 1)
      : total;
  }, 0);
  const discount = owner["discount"];
  if (isObject(discount) && typeof discount["value"] === "number") discount["value"] = 0;
  const total = toCents(sum);
  owner["total"] = total;
  const paid =
    owner["status"] === "paid" ? total : owner["status"] === "partially_paid" ? toCents(total / 2) : 0;
  if (typeof owner["amountPaid"] === "number") owner["amountPaid"] = paid;
  if (typeof owner["amountDue"] === "number") owner["amountDue"] = toCents(total - paid);
}
