import type { Sandbox } from "../src/index.ts";

/** The account of the documented examples. */
export const altId = "6578278e879ad2646715ba9c";

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every kind.
  readonly body: any;
}

/** Calls a sandbox as a client does, and fails when an answer breaks the contract. */
export async function call(
  sandbox: Pick<Sandbox, "url">,
  method: string,
  path: string,
  body?: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  const response = await fetch(`${sandbox.url}${path}`, {
    method,
    headers: {
      Authorization: "Bearer any",
      Version: "2021-07-28",
      ...(body && { "Content-Type": "application/json" }),
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const violations = response.headers.get("sl-violations");
  if (violations !== null) throw new Error(`${method} ${path} breaks the contract: ${violations}`);
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === "" ? undefined : JSON.parse(text),
  };
}

export const owner = { altId, altType: "location" };
export const ownerQuery = `altId=${altId}&altType=location`;

/** A request for an invoice of 100.00. */
export const draft = {
  ...owner,
  name: "Repair",
  currency: "USD",
  businessDetails: { name: "Workshop" },
  contactDetails: { id: "c1", name: "Ada", email: "ada@example.com", phoneNo: "+15550100" },
  issueDate: "2026-01-31",
  dueDate: "2026-02-28",
  items: [{ name: "Hours", currency: "USD", amount: 50, qty: 2 }],
  discount: { type: "percentage", value: 0 },
  sentTo: { email: ["ada@example.com"] },
  liveMode: true,
};

/** Turns the request for an invoice into one for its change. */
export function changed({ items, sentTo: _sentTo, ...rest }: typeof draft, changes: object = {}): object {
  return { ...rest, invoiceItems: items, ...changes };
}

export const payment = { ...owner, mode: "cash", notes: "At the counter" };
export const sending = { ...owner, action: "email", liveMode: true, userId: "u1" };
