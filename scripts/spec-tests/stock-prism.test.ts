import type { JsonObject } from "@crm-invoices/openapi";
import { expect, test } from "@jest/globals";
import { ask, sampleRequests, startPrism } from "./stock-prism.ts";
import { paymentWithReceipt, smallDocument } from "./testing/small-document.ts";

/** What stock Prism says to the sample request of the small document, when it serves the document with these schemas. */
async function answer(schemas?: JsonObject) {
  const [request] = sampleRequests(smallDocument());
  if (!request) throw new Error("Expected a sample request.");
  const prism = await startPrism(smallDocument(schemas));
  try {
    return await ask(prism.url, request);
  } finally {
    await prism.close();
  }
}

test("stock Prism finds nothing wrong with a request and an answer that keep to the document", async () => {
  expect(await answer()).toEqual({ status: 200, violations: [] });
});

test("stock Prism finds a request that breaks the document", async () => {
  const { status, violations } = await answer({ RecordPaymentRequest: paymentWithReceipt });
  expect(status).toBe(422);
  expect(violations).not.toEqual([]);
});

test("stock Prism finds an answer that breaks the document", async () => {
  const { violations } = await answer({ RecordPaymentResponse: paymentWithReceipt });
  expect(violations).toContainEqual(expect.objectContaining({ location: ["response", "body"] }));
});
