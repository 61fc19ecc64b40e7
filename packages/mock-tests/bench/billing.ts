import type { Request } from "../src/wire/request.ts";
import type { Running } from "./contender.ts";

export const brand = "highlevel";
/** Of the documented examples, for an account and for an invoice that every world begins with. */
export const altId = "6578278e879ad2646715ba9c";
const owner = { altId, altType: "location" };
export const query = new URLSearchParams(owner).toString();

function headersOf(world: string | undefined): Request["headers"] {
  return [
    ["Authorization", "Bearer any"],
    ["Version", "2021-07-28"],
    ["Content-Type", "application/json"],
    ...(world === undefined ? [] : [["X-Mock-Client", world] as const]),
  ];
}

export function paymentOf(invoiceId: string, world?: string): Request {
  const body = JSON.stringify({ ...owner, mode: "cash", notes: "At the counter", amount: 0.01 });
  const target = `/invoices/${invoiceId}/record-payment`;
  return { method: "POST", target, headers: headersOf(world), body };
}

export const listOf = (world: string): Request => ({
  method: "GET",
  target: `/invoices?${query}&limit=20&offset=0`,
  headers: headersOf(world),
});

export const invoiceOf = (amount: number): object => ({
  ...owner,
  name: "Repair",
  currency: "USD",
  businessDetails: { name: "Workshop" },
  contactDetails: { id: "c1", name: "Ada", email: "ada@example.com", phoneNo: "+15550100" },
  issueDate: "2026-01-31",
  dueDate: "2026-02-28",
  items: [{ name: "Hours", currency: "USD", amount, qty: 1 }],
  discount: { type: "percentage", value: 0 },
  sentTo: { email: ["ada@example.com"] },
  liveMode: true,
});

export async function seed(server: Running, count: number, world: string): Promise<void> {
  const invoices = Array.from({ length: count }, () => ({ request: invoiceOf(100) }));
  const body = { version: 1, accounts: [{ brand, altId, invoices }] };
  await answerOf(server, "POST", "/__mock/seed", body, world);
}

/** @throws Error where the answer is no success. */
export async function answerOf(
  { port }: Running,
  method: string,
  path: string,
  body?: object,
  world?: string,
): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: headersOf(world).map(([name, value]): [string, string] => [name, value]),
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${text}`);
  return JSON.parse(text);
}
