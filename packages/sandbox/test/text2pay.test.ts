import { expect, test } from "@jest/globals";
import { useSandbox } from "../src/jest.ts";
import { call, draft, owner, ownerQuery, payment } from "./billing.ts";

const sandbox = useSandbox({ brand: "highlevel", seed: "demo" });

const ask = (method: string, path: string, body?: object) => call(sandbox, method, path, body);
const { businessDetails: _businessDetails, ...text } = { ...draft, userId: "u1" };

test("text2pay makes a draft, changes it by its id, and sends it", async () => {
  const made = await ask("POST", "/invoices/text2pay", { ...text, action: "draft" });
  expect(made.body.invoice).toMatchObject({ status: "draft", total: 100 });
  const id: string = made.body.invoice._id;
  expect(made.body.invoiceUrl).toContain(id);
  const items = [{ name: "Hours", currency: "USD", amount: 70, qty: 1 }];
  const sent = await ask("POST", "/invoices/text2pay", { ...text, id, items, action: "send" });
  expect(sent.body.invoice).toMatchObject({
    _id: id,
    status: "sent",
    total: 70,
    invoiceNumber: "INV-000001",
  });
  expect((await ask("GET", `/invoices?${ownerQuery}&limit=10&offset=0`)).body.total).toBe(2);
});

test("text2pay refuses an id that there is not, and an invoice that is paid", async () => {
  const unknown = await ask("POST", "/invoices/text2pay", { ...text, id: "none", action: "draft" });
  expect(unknown).toMatchObject({
    status: 400,
    body: { message: "Unable to find an invoice with the given invoice id" },
  });
  await ask("POST", `/invoices/${owner.altId}/record-payment`, payment);
  const paid = await ask("POST", "/invoices/text2pay", { ...text, id: owner.altId, action: "draft" });
  expect(paid.status).toBe(400);
});

test("a visit is noted, without the owner being named", async () => {
  const visit = await ask("PATCH", "/invoices/stats/last-visited-at", { invoiceId: owner.altId });
  expect(visit.status).toBe(200);
  const { body } = await ask("GET", `/invoices/${owner.altId}?${ownerQuery}`);
  expect(Date.parse(body.lastVisitedAt)).toBeGreaterThan(Date.now() - 60_000);
  expect((await ask("PATCH", "/invoices/stats/last-visited-at", { invoiceId: "none" })).status).toBe(400);
});

test("late fees are configured until the invoice is paid", async () => {
  const configuration = {
    ...owner,
    lateFeesConfiguration: {
      enable: true,
      value: 5,
      type: "fixed",
      frequency: { intervalCount: 1, interval: "day" },
    },
  };
  const path = `/invoices/${owner.altId}/late-fees-configuration`;
  expect((await ask("PATCH", path, configuration)).body.lateFeesConfiguration.value).toBe(5);
  await ask("POST", `/invoices/${owner.altId}/record-payment`, payment);
  expect((await ask("PATCH", path, configuration)).status).toBe(400);
});
