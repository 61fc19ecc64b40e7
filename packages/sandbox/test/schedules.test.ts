import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { type Sandbox, startSandbox } from "../src/index.ts";
import { type Answered, call, draft, owner, ownerQuery } from "./billing.ts";

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ brand: "highlevel", contract: "documented" });
  await clock({ freeze: "2030-01-15T12:00:00Z" });
});
afterEach(() => sandbox.close());

const ask = (method: string, path: string, body?: object): Promise<Answered> =>
  call(sandbox, method, path, body);
const clock = (body: object) => ask("POST", "/__mock/clock", body);
const read = async (id: string) => (await ask("GET", `/invoices/schedule/${id}?${ownerQuery}`)).body;

const { issueDate: _issueDate, dueDate: _dueDate, sentTo: _sentTo, ...content } = draft;
const rrule = { intervalType: "monthly", interval: 1, startDate: "2030-02-01", dayOfMonth: 1 };
const started = { ...owner, liveMode: true, autoPayment: { enable: false } };

async function schedule(options: object = { rrule }, others: object = {}): Promise<string> {
  const { body } = await ask("POST", "/invoices/schedule", { ...content, ...others, schedule: options });
  return body._id;
}

test("a schedule is a draft, is scheduled, issues invoices that are sent, and is cancelled", async () => {
  const id = await schedule({ rrule: { ...rrule, endDate: "2030-12-31" } });
  expect(await read(id)).toMatchObject({ status: "draft", total: 100, invoices: [] });
  const start = await ask("POST", `/invoices/schedule/${id}/schedule`, started);
  expect(start.body).toMatchObject({ status: "scheduled", invoices: [] });
  await clock({ advance: "next due" });
  expect(await read(id)).toMatchObject({
    status: "active",
    invoices: [
      { status: "sent", total: 100, invoiceNumber: "INV-000001", issueDate: "2030-02-01T00:00:00.000Z" },
    ],
  });
  await clock({ advance: "+2 months" });
  expect((await read(id)).invoices).toHaveLength(3);
  expect(await ask("DELETE", `/invoices/schedule/${id}?${ownerQuery}`)).toMatchObject({ status: 400 });
  expect(await ask("POST", `/invoices/schedule/${id}/cancel`, owner)).toMatchObject({
    status: 200,
    body: { status: "cancelled" },
  });
  await clock({ advance: "+1 year" });
  expect((await read(id)).invoices).toHaveLength(3);
  expect((await ask("POST", `/invoices/schedule/${id}/cancel`, owner)).status).toBe(400);
  expect((await ask("POST", `/invoices/schedule/${id}/schedule`, started)).status).toBe(400);
  const list = await ask("GET", `/invoices?${ownerQuery}&limit=10&offset=0`);
  expect(list.body.total).toBe(3);
  expect((await ask("DELETE", `/invoices/schedule/${id}?${ownerQuery}`)).body).toEqual({ success: true });
});

test("a rule ends after its count, and days ahead are kept", async () => {
  const id = await schedule({ rrule: { ...rrule, count: 2, daysBefore: 5 } });
  await ask("POST", `/invoices/schedule/${id}/schedule`, started);
  expect((await clock({ advance: "next due" })).body.now).toBe("2030-01-27T00:00:00.000Z");
  // A new start at the same time does not issue the same day again.
  await ask("POST", `/invoices/schedule/${id}/updateAndSchedule`);
  await clock({ advance: "+1 year" });
  expect(
    (await read(id)).invoices.map(({ issueDate }: { issueDate: string }) => issueDate.slice(0, 10)),
  ).toEqual(["2030-02-01", "2030-03-01"]);
});

test("one time issues once, and only the first invoice has the setup fee", async () => {
  const once = await schedule({ executeAt: "2030-01-20T09:00:00Z" });
  await ask("POST", `/invoices/schedule/${once}/schedule`, started);
  await clock({ advance: "+1 year" });
  expect((await read(once)).invoices).toHaveLength(1);
  const [line] = content.items;
  const items = [line, { ...line, name: "Setup", amount: 25, qty: 1, isSetupFeeItem: true }];
  const monthly = await schedule({ rrule: { ...rrule, startDate: "2031-02-01", count: 2 } }, { items });
  await ask("POST", `/invoices/schedule/${monthly}/schedule`, started);
  await clock({ advance: "+1 year" });
  expect((await read(monthly)).invoices.map(({ total }: { total: number }) => total)).toEqual([125, 100]);
});

test("automatic payments are refused as callers report, and kept when the schedule is active", async () => {
  const id = await schedule();
  const card = { enable: true, type: "saved_card", customerId: "c", paymentMethodId: "p" };
  const change = (autoPayment: object, of = id) =>
    ask("POST", `/invoices/schedule/${id}/auto-payment`, { ...owner, id: of, autoPayment });
  expect((await change(card)).status).toBe(400);
  expect(
    await ask("POST", `/invoices/schedule/${id}/schedule`, {
      ...started,
      autoPayment: { enable: true, type: "cash" },
    }),
  ).toMatchObject({
    status: 422,
    body: { message: [expect.stringContaining("autoPayment.type must be saved_card")] },
  });
  await ask("POST", `/invoices/schedule/${id}/schedule`, { ...started, autoPayment: card });
  await clock({ advance: "next due" });
  expect((await change(card)).status).toBe(200);
  expect((await change(card, "another")).status).toBe(400);
  expect((await change({ enable: true, type: "saved_card" })).status).toBe(422);
});

test.each([
  [{ executeAt: "soon" }, "schedule.executeAt must be a time"],
  [{ rrule: { ...rrule, startDate: "2030-02-30" } }, "startDate must be a day"],
  [{ rrule: { ...rrule, startDate: "" } }, "startDate must be a day"],
  [{ rrule: { ...rrule, startTime: "25:00:00" } }, "startTime must be a time of day"],
  [{ rrule: { ...rrule, endDate: "never" } }, "endDate must be a day"],
  [{ rrule: { ...rrule, interval: 0 } }, "interval must be a whole number from 1"],
  [{ rrule: { ...rrule, interval: 1.5 } }, "interval must be a whole number from 1"],
])("a schedule that cannot be read is refused: %j", async (options, message) => {
  const { status, body } = await ask("POST", "/invoices/schedule", { ...content, schedule: options });
  expect([status, body.message[0]]).toEqual([422, expect.stringContaining(message)]);
});

test("a schedule is changed, listed and found by its account alone", async () => {
  const id = await schedule();
  const { body } = await ask("PUT", `/invoices/schedule/${id}`, {
    ...content,
    name: "Rent",
    items: [{ ...content.items[0], amount: 75 }],
    schedule: { rrule },
  });
  expect(body).toMatchObject({ name: "Rent", total: 150, status: "draft" });
  const list = await ask("GET", `/invoices/schedule?${ownerQuery}&limit=10&offset=0&search=rent`);
  expect(list.body).toMatchObject({ total: 1, schedules: [{ _id: id }] });
  expect((await ask("GET", `/invoices/schedule/${id}?altId=other&altType=location`)).status).toBe(404);
  expect((await ask("POST", "/invoices/schedule/none/updateAndSchedule")).status).toBe(404);
});
