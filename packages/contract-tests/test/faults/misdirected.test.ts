import type { Fetch } from "@crm-invoices/core";
import { createBrandClient } from "@crm-invoices/core/brand";
import { expect, test } from "@jest/globals";
import { jsonHeaders, rawResponse } from "../../src/faults/http.ts";
import { callBy } from "../../src/faults/operations.ts";
import { startServer } from "../../src/faults/server.ts";

/** As the manual shows it. */
const sentOnce: Fetch = (input, init) => {
  if (typeof init?.body !== "string") return fetch(input, init);
  const streaming = { ...init, body: new Blob([init.body]).stream(), duplex: "half" };
  return fetch(input, streaming);
};

const text = '{"statusCode":421,"message":"Misdirected"}';

/** The bodies that a server gets which answers every request with 421. */
async function bodiesBy(given: { readonly fetch?: Fetch }): Promise<string[]> {
  await using server = await startServer(() => rawResponse(421, jsonHeaders(text), text));
  const brand = {
    altType: "location",
    version: "2021-07-28",
    baseUrl: server.url,
    operations: "POST b recordInvoicePayment /invoices/{invoiceId}/record-payment",
  };
  const client = createBrandClient<object>(brand, { token: "any", altId: "any", ...given });
  const { error } = await callBy(client, "recordInvoicePayment", { invoiceId: "1", body: { amount: 1 } });
  expect(error).toMatchObject({ name: "UnexpectedStatusError", status: 421, attempts: 1 });
  return server.received.map(({ body }) => body);
}

test("fetch sends a payment that is answered with 421 once more by itself", async () => {
  expect(await bodiesBy({})).toHaveLength(2);
});

test("a payment whose body is a stream is sent once, whatever is answered, and to the byte", async () => {
  expect(await bodiesBy({ fetch: sentOnce })).toEqual(['{"amount":1,"altId":"any","altType":"location"}']);
});
