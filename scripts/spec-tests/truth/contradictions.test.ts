import { isObject, type JsonObject, listOf, valueAt } from "@crm-invoices/openapi";
import { describe, expect, test } from "@jest/globals";
import { amountFaults } from "./amounts.ts";
import { contradictionsOf } from "./contradictions.ts";
import { paymentFaults } from "./outcomes.ts";

const id = "6578278e879ad2646715ba9c";
const invoice = {
  _id: id,
  status: "paid",
  total: 552.49,
  amountPaid: 552.49,
  amountDue: 0,
  discount: { type: "percentage", value: 0 },
  invoiceItems: [
    { amount: 9.99, qty: 1, taxes: [] },
    { amount: 250, qty: 2, taxes: [{ rate: 8.5, calculation: "exclusive" }] },
  ],
};
const path = "/paths/~1invoices~1{invoiceId}~1record-payment";
const requests = `${path}/post/requestBody/content/application~1json/examples`;
const responses = `${path}/post/responses/200/content/application~1json/examples`;

/** One operation, all of whose examples are true, after `change` was made to it. */
function document(change: (document: JsonObject) => void = () => {}): JsonObject {
  const content = (examples: JsonObject) => ({ content: { "application/json": { examples } } });
  const one: JsonObject = {
    paths: {
      "/invoices/{invoiceId}/record-payment": {
        post: {
          operationId: "recordInvoicePayment",
          parameters: [{ name: "invoiceId", in: "path", required: true, schema: { examples: [id] } }],
          requestBody: content({
            cheque: {
              value: { mode: "cheque", amount: 552.49, cheque: { number: "1" }, card: { brand: "" } },
            },
          }),
          responses: {
            "200": content({
              cheque: { value: { success: true, invoice } },
              documented: {
                "x-ledger": "an-entry",
                value: { success: true, invoice: { ...invoice, status: "draft" } },
              },
            }),
          },
        },
      },
    },
  };
  const copy = structuredClone(one);
  change(copy);
  return copy;
}

function set(copy: JsonObject, pointer: string, name: string, value: unknown): void {
  const owner = valueAt(copy, pointer);
  if (!isObject(owner)) {
    throw new Error(`There is no object at ${pointer}.`);
  }
  owner[name] = value;
}

test("true examples, and one that is kept beside them although it is not, are no contradiction", () => {
  expect(contradictionsOf(document())).toEqual([]);
});

describe("an example that contradicts its operation is found:", () => {
  test.each<[string, string, string, unknown, string]>([
    ["still a draft", "/cheque/value/invoice", "status", "draft", "status draft with amountPaid 552.49"],
    ["nothing paid", "/cheque/value/invoice", "amountPaid", 0, "do not add up to total 552.49"],
    ["another amount", "/cheque/value/invoice", "total", 500, "the lines come to 552.49, not to total 500"],
    ["no success", "/cheque/value", "success", false, "expected success to be true"],
    ["another id", "/cheque/value/invoice", "_id", "1", `_id 1 for invoiceId ${id}`],
    ["no ledger entry", "/documented", "x-ledger", undefined, "documented: names no ledger entry"],
    ["a needless exception", "/documented/value", "invoice", invoice, "documented: contradicts nothing"],
  ])("%s", (_, below, name, value, fault) => {
    const found = contradictionsOf(document((copy) => set(copy, `${responses}${below}`, name, value)));
    expect(found).toContainEqual(expect.stringContaining(fault));
  });

  test("a payment that leaves something due is no full payment, and one in full is no part", () => {
    const partial = document((copy) => set(copy, `${requests}/cheque/value`, "amount", 100));
    expect(contradictionsOf(partial)).toEqual([
      "recordInvoicePayment cheque: amountPaid 552.49 after a payment of 100",
    ]);
  });

  test("the exception comes first", () => {
    const found = document((copy) => {
      const { cheque, documented } = Object(valueAt(copy, responses));
      set(copy, `${path}/post/responses/200/content/application~1json`, "examples", { documented, cheque });
    });
    expect(contradictionsOf(found)).toEqual([
      "recordInvoicePayment documented: comes first, so that mocks answer with it",
    ]);
  });

  test("a page that counts other records than it holds", () => {
    const list = (examples: JsonObject) => ({
      paths: {
        "/invoices": {
          get: {
            operationId: "listInvoices",
            responses: { "200": { content: { "application/json": { examples } } } },
          },
        },
      },
    });
    const page = (total: number) => ({ value: { invoices: [invoice], total } });
    expect(contradictionsOf(list({ all: page(1), first: page(100) }))).toEqual([]);
    expect(contradictionsOf(list({ all: page(100) }))).toEqual([
      "listInvoices all: 1 on the page, 100 in all",
    ]);
    expect(contradictionsOf(list({ all: page(1), none: page(0) }))).toEqual([
      "listInvoices none: 1 on the page, 0 in all",
    ]);
  });
});

test.each<[string, JsonObject, string[]]>([
  ["by card with a cheque", { mode: "card", cheque: { number: "1" } }, ["mode card with a cheque"]],
  ["in cash with a card", { mode: "cash", card: { brand: "string" } }, ["mode cash with a card"]],
  ["in cash with empty texts", { mode: "cash", card: { brand: "" }, cheque: { number: "" } }, []],
  ["by cheque", { mode: "cheque", cheque: { number: "1" } }, []],
])("a payment %s", (_, request, faults) => {
  expect(paymentFaults(request)).toEqual(faults);
});

describe("amounts that do not add up are found, wherever they are:", () => {
  const line = { amount: 100, qty: 1, productId: "a" };
  const tax = { rate: 10, calculation: "exclusive" };

  test.each<[string, JsonObject, string[]]>([
    [
      "an inclusive tax adds nothing",
      { total: 100, items: [{ ...line, taxInclusive: true, taxes: [tax] }] },
      [],
    ],
    [
      "an exclusive tax is charged on what the discount leaves",
      { total: 99, discount: { type: "percentage", value: 10 }, items: [{ ...line, taxes: [tax] }] },
      [],
    ],
    [
      "a discount on another product takes nothing off",
      { total: 90, discount: { type: "percentage", value: 10, validOnProductIds: ["b"] }, items: [line] },
      ["x: the lines come to 100, not to total 90"],
    ],
    ["a fixed discount", { total: 75, discount: { type: "fixed", value: 25 }, items: [line] }, []],
    [
      "a summary",
      { total: 100, totalSummary: { subTotal: 100, discount: 10, tax: 0 } },
      ["x: totalSummary comes to 90, not to total 100"],
    ],
    [
      "dollars that are other dollars",
      { currency: "USD", total: 1, totalamountInUSD: 2 },
      ["x: totalamountInUSD 2 is not total 1, which is in USD"],
    ],
    [
      "a paid record with something due",
      { status: "paid", total: 2, amountPaid: 1, amountDue: 1 },
      ["x: status paid with amountPaid 1 and amountDue 1"],
    ],
  ])("%s", (_, record, faults) => {
    expect(amountFaults(record, "x")).toEqual(faults);
    const nested = amountFaults({ list: [record] }, "y");
    expect(nested).toEqual(faults.map((fault) => fault.replace(/^x/, "y.list[0]")));
  });

  test("a record without lines or without a total says nothing about them", () => {
    expect(amountFaults({ items: listOf([line]) }, "x")).toEqual([]);
  });
});
