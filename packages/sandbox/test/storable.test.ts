import { expect, test } from "@jest/globals";
import { useSandbox } from "../src/jest.ts";
import { call, draft, owner, ownerQuery, payment } from "./billing.ts";

const sandbox = useSandbox({ brand: "highlevel", seed: "demo" });
const ask = (method: string, path: string, body?: object) => call(sandbox, method, path, body);

/** An object in an object in an object. */
function nested(levels: number): object {
  let value = {};
  for (let level = 0; level < levels; level += 1) value = { value };
  return value;
}

test.each([
  ["path", () => ask("GET", `/invoices/%00?${ownerQuery}`)],
  ["query", () => ask("GET", `/invoices?${ownerQuery}&limit=1&offset=0&search=%00`)],
  ["body", () => ask("POST", "/invoices", { ...draft, name: "Re\0pair" })],
])("a NUL in the %s is refused, whatever keeps the data", async (_, request) => {
  expect(await request()).toMatchObject({
    status: 422,
    body: { message: ["No text can be kept that has a NUL in it"] },
  });
});

test("a body that is nested without end is refused, and changes nothing", async () => {
  const pay = (levels: number) =>
    ask("POST", `/invoices/${owner.altId}/record-payment`, { ...payment, amount: 1, meta: nested(levels) });
  for (const levels of [201, 1000]) expect((await pay(levels)).status).toBe(422);
  expect((await pay(100)).body.invoice.amountPaid).toBe(1);
});
