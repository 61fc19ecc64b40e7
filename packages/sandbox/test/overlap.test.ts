import type { Call, ProviderContext } from "@crm-invoices/mock";
import { afterEach, expect, test } from "@jest/globals";
import { sandboxProvider } from "../src/provider.ts";
import type { RuleChoices } from "../src/rules/table.ts";
import { demo } from "../src/seeds/demo.ts";
import { Store } from "../src/store/store.ts";
import { loadKeys } from "../src/webhooks/keys.ts";
import { owner, payment } from "./billing.ts";

const stores: Store[] = [];
afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
});

/** Three payments of 1.00 that all begin before one of them is answered. */
async function overlapping(rules: RuleChoices) {
  const store = await Store.open({});
  stores.push(store);
  const provider = sandboxProvider({
    store,
    beginning: demo(["highlevel"]),
    rules,
    evidence: "any",
    timeZone: "UTC",
    ids: "random",
    keys: await loadKeys(store, {}),
    deliverer: undefined,
    brands: ["highlevel"],
    tools: { judge: () => [] },
  });
  const call: Call = {
    brand: "highlevel",
    client: undefined,
    operationId: "recordInvoicePayment",
    method: "POST",
    path: `/invoices/${owner.altId}/record-payment`,
    pathParameters: { invoiceId: owner.altId },
    query: {},
    headers: {},
    body: { ...payment, amount: 1 },
  };
  const context: ProviderContext = {
    document: {},
    signal: new AbortController().signal,
    example: () => undefined,
  };
  return Promise.all([1, 2, 3].map(async () => provider.respond(call, context)));
}

test("payments that overlap wait for each other", async () => {
  const answers = await overlapping({});
  expect(answers.map((answer) => answer?.status)).toEqual([200, 200, 200]);
  expect(answers[2]).toMatchObject({
    headers: { "x-sandbox-rules": expect.stringContaining("overlapping-payments;evidence=A") },
    body: { invoice: { amountPaid: 3 } },
  });
});

test("payments that overlap are refused where the rule says so, and the first one counts", async () => {
  const answers = await overlapping({ "overlapping-payments": "refuse" });
  expect(answers.map((answer) => answer?.status)).toEqual([200, 409, 409]);
  expect(answers[1]).toMatchObject({
    headers: { "x-sandbox-rules": "overlapping-payments;evidence=R" },
    body: { statusCode: 409, message: "Payment recording already in progress", error: "Conflict" },
  });
});
