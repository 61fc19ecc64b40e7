import { afterEach, describe, expect, test } from "@jest/globals";
import { type Mock, startMockOf } from "../src/mock.ts";
import type { Names } from "../src/names.ts";
import { fixtureBundle, headers } from "./fixture.ts";

const started: Mock<Names>[] = [];

async function start(): Promise<Mock<Names>> {
  const mock = await startMockOf([fixtureBundle()]);
  started.push(mock);
  return mock;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((mock) => mock.close()));
});

const pay = (
  mock: Mock<Names>,
  body: unknown,
  others: Record<string, string> = {},
  query = "",
): Promise<Response> =>
  fetch(`${mock.url}/invoices/inv-1/record-payment${query}`, {
    method: "POST",
    headers: { ...headers, ...others },
    body: JSON.stringify(body),
  });

describe("the record of a request", () => {
  test("has its headers, query and body", async () => {
    const mock = await start();
    await pay(mock, { mode: "cash", amount: 5 }, { "X-Trace": "t" }, "?a=1&a=2&b=3");
    expect(mock.requests()).toMatchObject([
      {
        operationId: "recordInvoicePayment",
        headers: { version: "2021-07-28", "x-trace": "t" },
        query: { a: ["1", "2"], b: "3" },
        body: { mode: "cash", amount: 5 },
      },
    ]);
  });

  test("has what a refused request has sent, as far as it was read", async () => {
    const mock = await start();
    await pay(mock, { mode: "barter" });
    await fetch(`${mock.url}/nothing?a=1`, { headers });
    expect(mock.requests()).toMatchObject([
      { status: 422, body: { mode: "barter" } },
      { status: 404, headers: { version: "2021-07-28" }, query: { a: "1" } },
    ]);
    expect(mock.requests()[1]?.body).toBeUndefined();
  });

  test("holds no secret, wherever it is read", async () => {
    const mock = await start();
    const following = await fetch(new URL("/__mock/log", mock.url));
    const secret = "s3cr3t-value";
    const sent = { Authorization: `Bearer ${secret}`, Cookie: `id=${secret}`, "X-Api-Key": secret };
    await pay(
      mock,
      { mode: "cash", amount: 5 },
      sent,
      `?access_token=${secret}&api_key=${secret}&p%61ssword=${secret}&note=n`,
    );
    expect(mock.requests()[0]).toMatchObject({
      path: "/invoices/inv-1/record-payment?access_token=[masked]&api_key=[masked]&p%61ssword=[masked]&note=n",
      headers: { authorization: "Bearer [masked]", cookie: "[masked]", "x-api-key": "[masked]" },
      query: { access_token: "[masked]", api_key: "[masked]", password: "[masked]", note: "n" },
    });
    const state = await (await fetch(new URL("/__mock/state", mock.url))).text();
    expect(state).toContain("[masked]");
    expect(state).not.toContain(secret);
    const reader = following.body?.pipeThrough(new TextDecoderStream()).getReader();
    let seen = "";
    while (!seen.includes("data: ")) seen += (await reader?.read())?.value ?? "";
    await reader?.cancel();
    expect(seen).not.toContain(secret);
  });

  test("holds no large body", async () => {
    const mock = await start();
    await pay(mock, { mode: "cash", amount: 5, notes: "x".repeat(40_000) });
    expect(mock.requests()[0]).toMatchObject({ status: 201, body: undefined });
  });

  test("can be asked for by operation, client and status", async () => {
    const mock = await start();
    await pay(mock, { mode: "cash", amount: 1 }, { "X-Mock-Client": "one" });
    await pay(mock, { mode: "barter" });
    await fetch(`${mock.url}/invoices/inv-1`, { headers });
    expect(mock.requests({ operation: "getInvoice" })).toHaveLength(1);
    expect(mock.requests({ client: "one" })).toMatchObject([{ body: { amount: 1 } }]);
    expect(mock.requests({ operation: "recordInvoicePayment", status: 422 })).toHaveLength(1);
    expect(mock.requests({ brand: "small" })).toHaveLength(mock.state().requests.length);
  });
});

describe("a control", () => {
  test.each([
    [{ operation: "recordInvoicePaymnet", status: 500 }, 'did you mean "recordInvoicePayment"?'],
    [{ brand: "smal", status: 500 }, 'did you mean "small"?'],
    [Object.fromEntries([["statsu", 500]]), 'did you mean "status"?'],
  ])("that names what is not there is told what may be meant: %j", async (control, hint) => {
    const mock = await start();
    expect(() => mock.control(control)).toThrow(hint);
  });

  test("that names what nothing is like is told what there is", async () => {
    const mock = await start();
    expect(() => mock.control({ brand: "oak", status: 500 })).toThrow(
      'brand "oak" is not served; the brands are small',
    );
  });

  test("with a body that breaks the contract is refused, unless that is meant", async () => {
    const mock = await start();
    const wrong = { operation: "getInvoice", body: { _id: 5, status: "paid" } };
    expect(() => mock.control(wrong)).toThrow(
      'body breaks the contract of getInvoice 200: Response body property _id must be string; fix it, or send it on purpose with "unchecked": true',
    );
    expect(() => mock.control({ operation: "getInvoice", scenario: [{ body: {} }] })).toThrow("body breaks");
    expect(mock.state().controls).toEqual([]);
    mock.control({ ...wrong, unchecked: true });
    const response = await fetch(`${mock.url}/invoices/inv-1`, { headers });
    expect(await response.json()).toEqual(wrong.body);
    expect(mock.state().violations).toBe(0);
  });

  test("with a body for every operation is held against the contract when it is sent", async () => {
    const mock = await start();
    mock.control({ body: { success: true } });
    expect((await pay(mock, { mode: "cash", amount: 5 })).headers.get("sl-violations")).toBeNull();
    const wrong = await fetch(`${mock.url}/invoices/inv-1`, { headers });
    expect(wrong.headers.get("sl-violations")).toContain("must have required property '_id'");
    expect(mock.state().violations).toBe(1);
  });

  test("may give any body to a status that the document does not describe", async () => {
    const mock = await start();
    mock.control({ operation: "getInvoice", status: 418, body: { short: true } });
    const response = await fetch(`${mock.url}/invoices/inv-1`, { headers });
    expect([response.status, await response.json()]).toEqual([418, { short: true }]);
    expect(response.headers.get("sl-violations")).toBeNull();
  });
});
