import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type Sandbox, startSandbox } from "../src/index.ts";
import { type Answered, call, draft, ownerQuery, payment, sending } from "./billing.ts";

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ brand: "highlevel", timeZone: "America/New_York" });
  await clock({ freeze: "2030-01-15T12:00:00Z" });
});
afterEach(() => sandbox.close());

const clock = (body: object, world?: string): Promise<Answered> =>
  call(sandbox, "POST", "/__mock/clock", body, world === undefined ? {} : { "X-Mock-Client": world });
const read = async (id: string, world?: string) =>
  (
    await call(sandbox, "GET", `/invoices/${id}?${ownerQuery}`, undefined, {
      ...(world && { "X-Mock-Client": world }),
    })
  ).body;

const lateFees = {
  enable: true,
  type: "fixed",
  value: 10,
  frequency: { intervalCount: 1, interval: "week" },
  grace: { intervalCount: 2, interval: "day" },
  maxLateFees: { type: "fixed", value: 25 },
};

/** An invoice of 100.00 that is sent, and due on 31 January 2030. */
async function sent(fees: object = lateFees): Promise<string> {
  const request = { ...draft, issueDate: "2030-01-15", dueDate: "2030-01-31", lateFeesConfiguration: fees };
  const { body } = await call(sandbox, "POST", "/invoices", request);
  await call(sandbox, "POST", `/invoices/${body._id}/send`, sending);
  return body._id;
}

test("a world that begins at a given time, with counted ids, is the same each time", async () => {
  const made = async (): Promise<unknown> => {
    const other = await startSandbox({
      brand: "highlevel",
      clock: "2026-03-01T10:00:00+01:00",
      ids: "counted",
    });
    try {
      const { body } = await call(other, "POST", "/invoices", draft, { "X-Mock-Client": "a" });
      expect(body.createdAt).toBe("2026-03-01T09:00:00.000Z");
      return body;
    } finally {
      await other.close();
    }
  };
  expect(await made()).toEqual(await made());
});

describe("the clock of a world", () => {
  test("stands still, moves to what is due next, and never runs back", async () => {
    await sent();
    const next = await clock({ advance: "next due" });
    // 31 January, two days of grace, and then midnight in New York.
    expect(next.body).toMatchObject({
      now: "2030-02-03T05:00:00.000Z",
      clock: { kind: "frozen" },
      nextDue: "2030-02-10T05:00:00.000Z",
    });
    expect((await clock({ advance: "+1 day" })).body.now).toBe("2030-02-04T05:00:00.000Z");
    expect(await clock({ freeze: "2030-02-01T00:00:00Z" })).toMatchObject({
      status: 422,
      body: { message: ["A clock cannot run backwards: it already shows 2030-02-04T05:00:00.000Z"] },
    });
  });

  test("runs on from where it stood", async () => {
    await clock({ run: true });
    const before = Date.parse((await call(sandbox, "GET", "/__mock/clock")).body.now);
    const after = Date.parse((await call(sandbox, "GET", "/__mock/clock")).body.now);
    expect(before).toBeGreaterThanOrEqual(Date.parse("2030-01-15T12:00:00Z"));
    expect(after).toBeGreaterThanOrEqual(before);
  });

  test.each([
    [{}, "The body must be one of"],
    [{ run: false }, "The body must be one of"],
    [{ advance: "+1 day", freeze: true }, "The body must be one of"],
    [{ advance: "1 day" }, 'advance must be a step such as "+1 day"'],
    [{ advance: "-1 day" }, 'advance must be a step such as "+1 day"'],
    [{ advance: "+999999999 years" }, "advance must be at most 100 years"],
    [{ advance: "next due" }, "Nothing will be due in this world"],
    [{ freeze: "tomorrow" }, "freeze must be true or an instant"],
    [{ freeze: "2031-13-41T00:00:00Z" }, "freeze must be true or an instant"],
  ])("refuses %j and stays as it is", async (body, message) => {
    const { status, body: answered } = await clock(body);
    expect([status, answered.message[0]]).toEqual([422, expect.stringContaining(message)]);
    expect((await call(sandbox, "GET", "/__mock/clock")).body.now).toBe("2030-01-15T12:00:00.000Z");
  });
});

describe("late fees", () => {
  test("are charged after grace and at each interval, once, up to the maximum", async () => {
    const id = await sent();
    await clock({ advance: "+18 days" });
    expect(await read(id)).toMatchObject({ total: 100, amountDue: 100 });
    await clock({ advance: "+1 day" });
    expect(await read(id)).toMatchObject({
      total: 110,
      amountDue: 110,
      updatedAt: "2030-02-03T05:00:00.000Z",
    });
    await clock({ advance: "+1 year" });
    // 10 and 10, and what is left of 25.
    expect(await read(id)).toMatchObject({
      total: 125,
      amountDue: 125,
      updatedAt: "2030-02-17T05:00:00.000Z",
    });
    const { journal } = (await call(sandbox, "GET", `/__mock/journal?subject=${id}`)).body;
    expect(
      journal.flatMap(
        ({ event, time, detail }: { event: string; time: string; detail: { amount: string } }) =>
          event === "late-fee" ? [[time, detail.amount]] : [],
      ),
    ).toEqual([
      ["2030-02-03T05:00:00.000Z", "10"],
      ["2030-02-10T05:00:00.000Z", "10"],
      ["2030-02-17T05:00:00.000Z", "5"],
    ]);
    const paid = await call(sandbox, "POST", `/invoices/${id}/record-payment`, payment);
    expect(paid.body.invoice).toMatchObject({ status: "paid", amountPaid: 125, amountDue: 0 });
  });

  test("stop when the invoice is paid, and none is charged when it was paid in time", async () => {
    const id = await sent();
    await call(sandbox, "POST", `/invoices/${id}/record-payment`, payment);
    await clock({ advance: "+1 year" });
    expect(await read(id)).toMatchObject({ status: "paid", total: 100, amountPaid: 100 });
  });

  test("in percent are of what is due then", async () => {
    const id = await sent({ ...lateFees, type: "percentage", maxLateFees: undefined });
    await call(sandbox, "POST", `/invoices/${id}/record-payment`, { ...payment, amount: 50 });
    await clock({ advance: "+19 days" });
    expect(await read(id)).toMatchObject({ total: 105, amountDue: 55 });
    await clock({ advance: "+1 week" });
    expect(await read(id)).toMatchObject({ total: 110.5, amountDue: 60.5 });
  });

  test("are no concern of who chose to keep them only", async () => {
    await call(sandbox, "POST", "/__mock/rules", { "late-fees": "kept" });
    const id = await sent();
    await clock({ advance: "+1 year" });
    expect(await read(id)).toMatchObject({ total: 100 });
  });

  test("are part of the total after a change", async () => {
    const id = await sent();
    await clock({ advance: "+19 days" });
    const { items: invoiceItems, sentTo: _sentTo, ...rest } = draft;
    const changed = await call(sandbox, "PUT", `/invoices/${id}`, {
      ...rest,
      invoiceItems: [{ ...invoiceItems[0], amount: 100 }],
      dueDate: "2030-01-31",
    });
    expect(changed.body).toMatchObject({ total: 210, amountDue: 210 });
  });
});

test("the journal refuses a number that is none", async () => {
  expect((await call(sandbox, "GET", "/__mock/journal?limit=-1")).status).toBe(422);
});

describe("a world", () => {
  test("is brought back to what a snapshot kept", async () => {
    const id = await sent();
    const { snapshot } = (await call(sandbox, "POST", "/__mock/snapshot", {})).body;
    await call(sandbox, "POST", `/invoices/${id}/record-payment`, payment);
    await clock({ advance: "+1 year" });
    await call(sandbox, "POST", "/__mock/restore", { snapshot });
    expect(await read(id)).toMatchObject({ status: "sent", amountPaid: 0 });
    expect((await call(sandbox, "GET", "/__mock/clock")).body.now).toBe("2030-01-15T12:00:00.000Z");
    const again = await call(sandbox, "POST", `/invoices/${id}/record-payment`, payment);
    expect(again.body.invoice.status).toBe("paid");
    expect((await call(sandbox, "GET", "/__mock/snapshots")).body).toEqual({ snapshots: [snapshot] });
  });

  test("is copied to another one, which then goes its own way", async () => {
    const id = await sent();
    await call(sandbox, "POST", "/__mock/fork", { to: "other" });
    await call(sandbox, "POST", `/invoices/${id}/record-payment`, payment);
    expect(await read(id, "other")).toMatchObject({ status: "sent" });
    await clock({ advance: "+1 year" }, "other");
    expect(await read(id, "other")).toMatchObject({ total: 125 });
    expect(await read(id)).toMatchObject({ status: "paid", total: 100 });
    expect((await call(sandbox, "GET", "/__mock/worlds")).body).toEqual({ worlds: ["", "other"] });
    expect((await call(sandbox, "POST", "/__mock/fork", { to: "other" })).status).toBe(422);
  });

  test("has rules of its own", async () => {
    const id = await sent();
    const pay = (world: string) =>
      call(
        sandbox,
        "POST",
        `/invoices/${id}/record-payment`,
        { ...payment, amount: 101 },
        { "X-Mock-Client": world },
      );
    await call(sandbox, "POST", "/__mock/fork", { to: "generous" });
    const { body } = await call(
      sandbox,
      "POST",
      "/__mock/rules",
      { overpayment: "accept" },
      { "X-Mock-Client": "generous" },
    );
    expect(body.rules.find((rule: { id: string }) => rule.id === "overpayment")).toMatchObject({
      choice: "accept",
      default: "refuse",
    });
    expect((await pay("generous")).status).toBe(200);
    expect((await pay("")).status).toBe(422);
    expect(await call(sandbox, "POST", "/__mock/rules", { overpayment: "maybe" })).toMatchObject({
      status: 422,
      body: { message: [expect.stringContaining("it can be refuse or accept")] },
    });
  });

  test("that a snapshot cannot be found for stays as it is", async () => {
    const id = await sent();
    for (const body of [{ snapshot: "none" }, {}, { snapshot: 5 }]) {
      expect((await call(sandbox, "POST", "/__mock/restore", body)).status).toBe(422);
    }
    expect(await read(id)).toMatchObject({ status: "sent" });
  });
});
