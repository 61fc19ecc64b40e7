import { expect, test } from "@jest/globals";
import { refusedExamples, tryOut } from "./superset.ts";
import { paymentWithReceipt, smallDocument } from "./testing/small-document.ts";

const numRuns = 50;
const small = smallDocument();

function refused(observed = small, documented = small): string[] {
  return tryOut(documented, observed, numRuns).flatMap((trial) =>
    trial.refused === undefined ? [] : [trial.name],
  );
}

test("a document accepts its own examples and random values, and most random values are valid", () => {
  expect(refusedExamples(small, small)).toEqual([]);
  const trials = tryOut(small, small, numRuns);
  expect(trials.map(({ name }) => name)).toEqual(["recordPayment request", "recordPayment 200"]);
  for (const { valid, refused } of trials) {
    expect(refused).toBeUndefined();
    expect(valid).toBeGreaterThan(numRuns / 2);
  }
});

test("an example that the wider document refuses is found", () => {
  const narrower = smallDocument({ RecordPaymentRequest: paymentWithReceipt });
  expect(refusedExamples(small, narrower)).toEqual([expect.stringContaining("/requestBody/")]);
});

test.each([
  ["a field that is required", { RecordPaymentRequest: paymentWithReceipt }, "recordPayment request"],
  ["a limit", { Money: { type: "number", maximum: 1000 } }, "recordPayment request"],
  ["a response without further fields", { RecordPaymentResponse: closed() }, "recordPayment 200"],
])("random values find %s more", (_, schemas, name) => {
  expect(refused(smallDocument(schemas))).toContain(name);
  expect(refused(small, smallDocument(schemas))).toEqual([]);
});

test("a field that is left open, and described in the other document, is the exception in what the API sends", () => {
  // So many that random values have some of them.
  const letters = Array.from({ length: 94 }, (_, index) => String.fromCodePoint(33 + index));
  const fields = Object.fromEntries(letters.map((letter) => [letter, { const: "described" }]));
  const { properties } = paymentWithReceipt;
  const described = { ...paymentWithReceipt, required: [], properties: { ...properties, ...fields } };
  expect(refused(smallDocument({ RecordPaymentResponse: described }))).toEqual([]);
  expect(refused(smallDocument({ RecordPaymentRequest: described }))).toEqual(["recordPayment request"]);
});

function closed() {
  return { ...paymentWithReceipt, required: ["amount"], additionalProperties: false };
}
