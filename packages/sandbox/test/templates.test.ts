import { expect, test } from "@jest/globals";
import { useSandbox } from "../src/jest.ts";
import { call, draft, owner, ownerQuery } from "./billing.ts";

const sandbox = useSandbox({ brand: "highlevel" });

const ask = (method: string, path: string, body?: object) => call(sandbox, method, path, body);

const template = {
  ...owner,
  name: "Monthly care",
  currency: "USD",
  businessDetails: { name: "Workshop", address: "1 Main Street" },
  items: draft.items,
};

async function create(changes: object = {}): Promise<string> {
  const { status, body } = await ask("POST", "/invoices/template", { ...template, ...changes });
  expect(status).toBe(200);
  expect(body.businessDetails.address).toEqual({ addressLine1: "1 Main Street" });
  return body._id;
}

const read = (id: string) => ask("GET", `/invoices/template/${id}?${ownerQuery}`);

test("a template is made, read, changed, configured and deleted", async () => {
  const id = await create();
  expect((await read(id)).body).toMatchObject({ name: "Monthly care", total: 100 });
  const items = [{ name: "Care", currency: "USD", amount: 12.5, qty: 3 }];
  const changed = await ask("PUT", `/invoices/template/${id}`, { ...template, name: "Care", items });
  expect(changed.body).toMatchObject({ _id: id, name: "Care", total: 37.5 });
  const lateFeesConfiguration = {
    enable: true,
    value: 5,
    type: "fixed",
    frequency: { intervalCount: 1, interval: "day" },
  };
  await ask("PATCH", `/invoices/template/${id}/late-fees-configuration`, { ...owner, lateFeesConfiguration });
  const paymentMethods = { stripe: { enableBankDebitOnly: true } };
  await ask("PATCH", `/invoices/template/${id}/payment-methods-configuration`, { ...owner, paymentMethods });
  expect((await read(id)).body).toMatchObject({ lateFeesConfiguration, paymentMethods, total: 37.5 });
  expect((await ask("DELETE", `/invoices/template/${id}?${ownerQuery}`)).body).toEqual({ success: true });
  expect(await read(id)).toMatchObject({
    status: 404,
    body: { statusCode: 404, message: "Template not found" },
  });
});

test("templates are listed, and found by their names", async () => {
  await create({ name: "One" });
  await create({ name: "Two" });
  const { body } = await ask("GET", `/invoices/template?${ownerQuery}&limit=1&offset=0`);
  expect(body).toMatchObject({ totalCount: 2, data: [{ name: "Two" }] });
  const found = await ask("GET", `/invoices/template?${ownerQuery}&limit=9&offset=0&search=one`);
  expect(found.body).toMatchObject({ totalCount: 1, data: [{ name: "One" }] });
});

test("a new account has settings", async () => {
  const { body } = await ask("GET", `/invoices/settings?${ownerQuery}`);
  expect(body).toMatchObject({ ...owner, title: "INVOICE", invoiceNumberPrefix: "INV-" });
});
