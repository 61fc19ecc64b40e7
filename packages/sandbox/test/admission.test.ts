import { createClient, type Retry } from "@crm-invoices/highlevel";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { type Sandbox, startSandbox } from "../src/index.ts";
import { altId, call, draft, owner, ownerQuery, payment } from "./billing.ts";

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ brand: "highlevel", contract: "documented", seed: "demo" });
  await call(sandbox, "POST", "/__mock/clock", { freeze: "2030-01-15T12:00:00Z" });
});
afterEach(() => sandbox.close());

const enforce = (...ids: readonly string[]) =>
  call(sandbox, "POST", "/__mock/rules", Object.fromEntries(ids.map((id) => [id, "enforce"])));
const advance = (time: string) => call(sandbox, "POST", "/__mock/clock", { advance: time });
const path = `/invoices/${altId}?${ownerQuery}`;
const read = (token = "any") => call(sandbox, "GET", path, undefined, { Authorization: `Bearer ${token}` });

test("by default there are no limits, and any token will do", async () => {
  await advance("+3 days");
  const answers = await Promise.all(Array.from({ length: 120 }, () => read("any~none")));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(answers[0]?.headers.has("x-ratelimit-max")).toBe(false);
});

test.each([
  { way: "an option", start: () => startSandbox({ brand: "highlevel", rules: { scopes: "enforce" } }) },
  {
    way: "the environment",
    start: () => {
      process.env["SANDBOX_RULES"] = "scopes=enforce";
      return startSandbox({ brand: "highlevel" }).finally(() => delete process.env["SANDBOX_RULES"]);
    },
  },
])("they are switched on by $way, too", async ({ start }) => {
  const switched = await start();
  try {
    const headers = { Authorization: "Bearer any~none" };
    expect((await call(switched, "GET", path, undefined, headers)).status).toBe(401);
  } finally {
    await switched.close();
  }
});

describe("scopes", () => {
  beforeEach(() => enforce("scopes"));

  test("are those that the operation demands, and a token that names none has all", async () => {
    expect((await read("any~invoices.readonly")).status).toBe(200);
    expect((await read("any")).status).toBe(200);
    const refused = await read("any~invoices.write+invoices/template.readonly");
    expect([refused.status, refused.body]).toEqual([
      401,
      { statusCode: 401, message: "The token is not authorized for this scope.", error: "Unauthorized" },
    ]);
    expect(refused.headers.get("x-sandbox-rules")).toBe("scopes;evidence=R");
  });

  test("that do not do change nothing", async () => {
    const headers = { Authorization: "Bearer any~invoices.readonly" };
    const pay = { ...payment, card: { brand: "none", last4: "0000" }, cheque: { number: "0" } };
    expect((await call(sandbox, "POST", `/invoices/${altId}/record-payment`, pay, headers)).status).toBe(401);
    expect((await call(sandbox, "POST", "/invoices", draft, headers)).status).toBe(401);
    expect((await read()).body).toMatchObject({ status: "sent", amountPaid: 0 });
    const { body } = await call(sandbox, "GET", `/invoices?${ownerQuery}&limit=10&offset=0`);
    expect(body.total).toBe(1);
  });
});

test("a token lives a day of the world's clock, and the client gets another one", async () => {
  await enforce("token-expiry");
  const refused: unknown[] = [];
  let tokens = 0;
  const client = createClient({
    token: (before) => {
      if (before !== undefined) refused.push(before);
      tokens += 1;
      return `token-${tokens}`;
    },
    altId,
    baseUrl: sandbox.url,
  });
  expect((await client.getInvoice({ invoiceId: altId })).data?.status).toBe("sent");
  await advance("+23 hours");
  expect((await client.getInvoice({ invoiceId: altId })).data?.status).toBe("sent");
  expect(tokens).toBe(1);
  await advance("+1 hour");
  expect(await read("token-1")).toMatchObject({
    status: 401,
    body: { statusCode: 401, message: "Invalid token: access token is invalid" },
  });
  expect((await client.getInvoice({ invoiceId: altId })).data?.status).toBe("sent");
  expect(refused).toEqual(["token-1"]);
});

test("the 101st request within 10 seconds is answered 429 with the documented headers, for its account alone, and the client waits it out", async () => {
  await enforce("rate-limits");
  const { promise: told, resolve: onRetry } = Promise.withResolvers<Retry>();
  const client = createClient({ token: "any", altId, baseUrl: sandbox.url, onRetry });
  for (let left = 99; left >= 0; left -= 1) {
    const { status, headers } = await read();
    expect([status, headers.get("x-ratelimit-remaining")]).toEqual([200, String(left)]);
  }
  const { error } = await client.getInvoice({ invoiceId: altId }, { retries: 0 });
  // What the client waits before it tries again.
  expect(error).toMatchObject({
    name: "TooManyRequestsError",
    wait: 10_000,
    limits: { max: 100, remaining: 0 },
  });
  const refused = await read();
  expect(refused.body).toEqual({ statusCode: 429, message: "Too many requests" });
  expect(refused.headers.get("x-ratelimit-daily-remaining")).toBe(String(200_000 - 102));
  expect(refused.headers.get("x-ratelimit-interval-milliseconds")).toBe("10000");
  const elsewhere = await call(sandbox, "POST", "/invoices", { ...draft, ...owner, altId: "another" });
  expect(elsewhere.status).toBe(200);

  jest.useFakeTimers();
  try {
    const patient = client.getInvoice({ invoiceId: altId });
    const { error: first, wait } = await told;
    expect([first.status, wait]).toEqual([429, 10_000]);
    await advance("+10 seconds");
    await jest.advanceTimersByTimeAsync(wait);
    expect((await patient).data?.status).toBe("sent");
  } finally {
    jest.useRealTimers();
  }
});
