import type { JsonObject } from "@crm-invoices/openapi";
import { expect, test } from "@jest/globals";
import { examplesOf, faultsOf } from "./examples.ts";
import { paymentWithReceipt, smallDocument } from "./testing/small-document.ts";

const faults = (schemas?: JsonObject): string[] => {
  const document = smallDocument(schemas);
  return faultsOf(document, examplesOf(document));
};

test("examples that satisfy their schemas have no fault", () => {
  expect(examplesOf(smallDocument())).toHaveLength(3);
  expect(faults()).toEqual([]);
});

test("an example that lacks what its schema requires is found out", () => {
  expect(faults({ RecordPaymentRequest: paymentWithReceipt })).toEqual([
    expect.stringMatching(/payments\/post\/requestBody.*: must have required property 'receipt'$/),
  ]);
});

test("an example of a schema that has another type is found out", () => {
  expect(faults({ Money: { type: "number", examples: ["999"] } })).toEqual([
    "#/components/schemas/Money/examples/0: must be number",
  ]);
});
