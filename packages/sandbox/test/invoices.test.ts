import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { type Sandbox, startSandbox } from "../src/index.ts";
import { call, changed, draft, owner, ownerQuery, payment, sending } from "./billing.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ brand: "highlevel", seed: "demo" });
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const ask = (method: string, path: string, body?: object) => call(sandbox, method, path, body);

async function create(changes: object = {}): Promise<string> {
  const { status, body } = await ask("POST", "/invoices", { ...draft, ...changes });
  expect(status).toBe(200);
  return body._id;
}

const read = async (id: string) => (await ask("GET", `/invoices/${id}?${ownerQuery}`)).body;

describe("the documented invoice", () => {
  test("is left paid by the documented call", async () => {
    const { status, body } = await ask("POST", `/invoices/${owner.altId}/record-payment`, {
      ...payment,
      amount: 999,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ success: true, invoice: { status: "paid", amountPaid: 999, amountDue: 0 } });
    expect(await read(owner.altId)).toMatchObject({ status: "paid", total: 999, amountDue: 0 });
  });
});

describe("an invoice", () => {
  test("is created as a draft, is read, sent, paid in parts and then paid", async () => {
    const id = await create();
    expect(await read(id)).toMatchObject({
      status: "draft",
      total: 100,
      amountDue: 100,
      invoiceNumber: "INV-000001",
      issueDate: "2026-01-31T00:00:00.000Z",
      dueDate: "2026-02-28T23:59:59.999Z",
      totalSummary: { subTotal: 100, discount: 0, tax: 0 },
    });
    expect((await ask("POST", `/invoices/${id}/send`, sending)).body.invoice.status).toBe("sent");
    const part = await ask("POST", `/invoices/${id}/record-payment`, { ...payment, amount: 33.33 });
    expect(part.body.invoice).toMatchObject({
      status: "partially_paid",
      amountPaid: 33.33,
      amountDue: 66.67,
    });
    const rest = await ask("POST", `/invoices/${id}/record-payment`, payment);
    expect(rest.body.invoice).toMatchObject({ status: "paid", amountPaid: 100, amountDue: 0 });
    expect(rest.headers.get("x-sandbox-rules")).toContain("payment-without-amount;evidence=A");
  });

  test("is refused what the API refuses, in its words, and stays as it was", async () => {
    const id = await create();
    expect(await ask("POST", `/invoices/${id}/void`, owner)).toMatchObject({
      status: 400,
      body: { message: "Can not void draft invoice. You can delete draft invoice!" },
    });
    await ask("POST", `/invoices/${id}/send`, sending);
    expect(await ask("DELETE", `/invoices/${id}?${ownerQuery}`)).toMatchObject({
      status: 400,
      body: { statusCode: 400, message: "Invoice status need to be draft to delete an invoice" },
    });
    const before = await read(id);
    expect((await ask("POST", `/invoices/${id}/record-payment`, { ...payment, amount: 100.01 })).status).toBe(
      422,
    );
    expect((await ask("POST", `/invoices/${id}/record-payment`, { ...payment, amount: -1 })).status).toBe(
      422,
    );
    expect(await read(id)).toEqual(before);
    await ask("POST", `/invoices/${id}/record-payment`, { ...payment, amount: 100 });
    expect(await ask("POST", `/invoices/${id}/record-payment`, { ...payment, amount: 1 })).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining("already paid") },
    });
    expect((await ask("POST", `/invoices/${id}/send`, sending)).status).toBe(422);
    expect((await ask("PUT", `/invoices/${id}`, changed(draft))).status).toBe(400);
  });

  test("is void, and then nothing can be done to it", async () => {
    const id = await create();
    await ask("POST", `/invoices/${id}/send`, sending);
    expect((await ask("POST", `/invoices/${id}/void`, owner)).body.status).toBe("void");
    expect((await ask("POST", `/invoices/${id}/void`, owner)).status).toBe(400);
    expect((await ask("POST", `/invoices/${id}/record-payment`, payment)).status).toBe(400);
    expect((await ask("PUT", `/invoices/${id}`, changed(draft))).status).toBe(400);
  });

  test("is gone once it was deleted", async () => {
    const id = await create();
    expect((await ask("DELETE", `/invoices/${id}?${ownerQuery}`)).status).toBe(200);
    expect(await ask("GET", `/invoices/${id}?${ownerQuery}`)).toMatchObject({
      status: 400,
      body: { message: "Unable to find an invoice with the given invoice id" },
    });
  });

  test("is changed as a whole, and not below what is paid", async () => {
    const id = await create();
    await ask("POST", `/invoices/${id}/record-payment`, { ...payment, amount: 60 });
    const items = [{ name: "Hours", currency: "USD", amount: 30, qty: 2.5 }];
    const more = await ask("PUT", `/invoices/${id}`, changed({ ...draft, items }));
    expect(more.body).toMatchObject({ status: "partially_paid", total: 75, amountPaid: 60, amountDue: 15 });
    const less = [{ name: "Hours", currency: "USD", amount: 59, qty: 1 }];
    expect((await ask("PUT", `/invoices/${id}`, changed({ ...draft, items: less }))).status).toBe(422);
    const exact = [{ name: "Hours", currency: "USD", amount: 60, qty: 1 }];
    expect((await ask("PUT", `/invoices/${id}`, changed({ ...draft, items: exact }))).body.status).toBe(
      "paid",
    );
  });

  test("of another account, brand or world is not there", async () => {
    const id = await create();
    const elsewhere = await ask("GET", `/invoices/${id}?altId=another&altType=location`);
    expect(elsewhere.status).toBe(400);
    const otherWorld = await call(sandbox, "GET", `/invoices/${id}?${ownerQuery}`, undefined, {
      "X-Mock-Client": "other",
    });
    expect(otherWorld.status).toBe(400);
  });

  test("takes the next number, and none that is in use", async () => {
    await create();
    const next = `/invoices/generate-invoice-number?${ownerQuery}`;
    expect((await ask("GET", next)).body).toEqual({ invoiceNumber: "INV-000002" });
    expect((await ask("GET", next)).body).toEqual({ invoiceNumber: "INV-000002" });
    await create({ invoiceNumber: "INV-000002" });
    const third = await create();
    expect((await read(third)).invoiceNumber).toBe("INV-000003");
    expect(await ask("POST", "/invoices", { ...draft, invoiceNumber: "INV-000003" })).toMatchObject({
      status: 400,
      body: { message: "Invoice number already exists" },
    });
  });
});

describe("a list", () => {
  test("has the newest first, and is cut, searched and sorted", async () => {
    await create({ issueDate: "2026-03-01", name: "March" });
    await create({ issueDate: "2026-01-01", name: "January" });
    const list = async (query: string) => {
      const { body } = await ask("GET", `/invoices?${ownerQuery}&limit=10&offset=0${query}`);
      return [body.total, ...body.invoices.map((invoice: { name: string }) => invoice.name)];
    };
    expect(await list("")).toEqual([3, "January", "March", "New Invoice"]);
    expect(await list("&search=march")).toEqual([1, "March"]);
    expect(await list("&search=%25")).toEqual([0]);
    expect(await list("&status=sent")).toEqual([1, "New Invoice"]);
    expect(await list("&startAt=2026-01-01&endAt=2026-01-01")).toEqual([1, "January"]);
    expect(await list("&sortField=issueDate&sortOrder=ascend")).toEqual([
      3,
      "New Invoice",
      "January",
      "March",
    ]);
    const page = await ask("GET", `/invoices?${ownerQuery}&limit=1&offset=1`);
    expect(page.body).toMatchObject({ total: 3, invoices: [{ name: "March" }] });
  });
});
