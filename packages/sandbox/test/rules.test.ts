import { afterEach, expect, test } from "@jest/globals";
import { type Sandbox, type SandboxOptions, startSandbox } from "../src/index.ts";
import { call, owner, ownerQuery, payment } from "./billing.ts";

const started: Sandbox[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((sandbox) => sandbox.close()));
});

async function start(options: SandboxOptions): Promise<Sandbox> {
  const sandbox = await startSandbox({ brand: "highlevel", seed: "demo", ...options });
  started.push(sandbox);
  return sandbox;
}

const pay = (sandbox: Sandbox, amount: number) =>
  call(sandbox, "POST", `/invoices/${owner.altId}/record-payment`, { ...payment, amount });

test("a rule that nobody knows the answer to can be switched", async () => {
  const refusing = await pay(await start({}), 1000);
  expect(refusing.status).toBe(422);
  expect(refusing.headers.get("x-sandbox-rules")).toBe("overpayment;evidence=A");
  const { status, body } = await pay(await start({ rules: { overpayment: "accept" } }), 1000);
  expect(status).toBe(200);
  expect(body.invoice).toMatchObject({ status: "paid", amountPaid: 1000, amountDue: -1 });
});

test("an answer to what breaks the contract says so, with documented evidence, and no option that is stricter does", async () => {
  const sandbox = await start({ evidence: "documented", strictValues: true });
  const path = `/invoices/${owner.altId}/record-payment`;
  const { mode: _, ...broken } = payment;
  const ask = async (sent: Record<string, string>) => {
    const headers = { Version: "2021-07-28", "Content-Type": "application/json", ...sent };
    const body = JSON.stringify(broken);
    const { status, headers: got } = await fetch(sandbox.url + path, { method: "POST", headers, body });
    return [status, got.get("x-sandbox-rules")];
  };
  expect(await ask({ Authorization: "Bearer any" })).toEqual([422, "contract;evidence=D"]);
  expect(await ask({})).toEqual([401, "contract;evidence=D"]);
  const strict = await pay(sandbox, -1);
  expect([strict.status, strict.headers.has("x-mock-strict-values")]).toEqual([422, true]);
  expect(strict.headers.has("x-sandbox-rules")).toBe(false);
  const nowhere = await call(sandbox, "GET", "/nowhere");
  expect([nowhere.status, nowhere.headers.has("x-sandbox-rules")]).toEqual([404, false]);
});

test("a payment of a fraction of a cent is kept or refused, and says that nobody knows", async () => {
  const kept = await pay(await start({}), 0.005);
  expect(kept.headers.get("x-sandbox-rules")).toContain("payment-of-fractions;evidence=A");
  expect(kept.body.invoice).toMatchObject({ amountPaid: 0.005, amountDue: 998.995 });
  const refused = await pay(await start({ rules: { "payment-of-fractions": "refuse" } }), 0.005);
  expect(refused).toMatchObject({
    status: 422,
    body: { message: ["amount must not have more than 2 decimals"] },
  });
});

test("an answer that rests on an assumption fails loudly where only documented ones are wanted", async () => {
  const sandbox = await start({ evidence: "documented", rules: { dates: "days" } });
  expect(await pay(sandbox, 1000)).toMatchObject({
    status: 501,
    body: { message: expect.stringContaining('The rule "overpayment" is assumed (A)') },
  });
  expect((await call(sandbox, "GET", `/invoices/${owner.altId}?${ownerQuery}`)).body.amountPaid).toBe(0);
  const documented = await pay(sandbox, 999);
  expect(documented.status).toBe(200);
  expect(documented.headers.get("x-sandbox-rules")).toBe("payment-status;evidence=D, dates;evidence=S");
});

test("an answer that could be documented names the choice that makes it so", async () => {
  const { status, body } = await call(
    await start({ evidence: "documented" }),
    "GET",
    `/invoices/${owner.altId}?${ownerQuery}`,
  );
  expect([status, body.message]).toEqual([
    501,
    expect.stringMatching(
      /^No documented answer: .*; rules: \{ "dates": "days" \} chooses a documented one$/,
    ),
  ]);
});

test("a clock that reaches what is only assumed fails as loudly as a call", async () => {
  const sandbox = await start({ evidence: "documented", seed: "business" });
  expect(await call(sandbox, "POST", "/__mock/clock", { advance: "next due" })).toMatchObject({
    status: 501,
    body: { message: expect.stringContaining('The rule "schedule-issues" is assumed (A)') },
  });
});

test("every rule can be switched by the environment", async () => {
  process.env["SANDBOX_RULES"] = "overpayment=accept";
  try {
    expect((await pay(await start({}), 1000)).status).toBe(200);
  } finally {
    delete process.env["SANDBOX_RULES"];
  }
});
