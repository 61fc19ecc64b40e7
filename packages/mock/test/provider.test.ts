import { afterEach, describe, expect, test } from "@jest/globals";
import type { Call, Provider, ProviderContext, ProviderResponse } from "../src/index.ts";
import { type Mock, type ServerOptions, startMockOf } from "../src/mock.ts";
import type { Names } from "../src/names.ts";
import { mockFixtures } from "../src/playwright.ts";
import { fixtureBundle, headers } from "./fixture.ts";

const started: Mock<Names>[] = [];

async function start(provider: Provider, options: ServerOptions = {}): Promise<Mock<Names>> {
  const mock = await startMockOf([fixtureBundle()], { ...options, provider });
  started.push(mock);
  return mock;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((mock) => mock.close()));
});

const get = (
  mock: Mock<Names>,
  others: Record<string, string> = {},
  path = "/invoices/inv-1",
): Promise<Response> => fetch(mock.url + path, { headers: { ...headers, ...others } });

const pay = (mock: Mock<Names>, body: unknown): Promise<Response> =>
  fetch(`${mock.url}/invoices/inv%201/record-payment?note=a&note=b&__seed=1`, {
    method: "POST",
    headers: { ...headers, "X-Mock-Client": "one" },
    body: JSON.stringify(body),
  });

const post = (mock: Mock<Names>, path: string, body: unknown = {}): Promise<Response> =>
  fetch(new URL(path, mock.url), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

const state = async (mock: Mock<Names>, query = ""): Promise<unknown> =>
  (await fetch(new URL(`/__mock/state${query}`, mock.url))).json();

/** A provider that does what the function says. */
const provider = (
  respond: (call: Call, context: ProviderContext) => ProviderResponse | undefined,
  others: Partial<Provider> = {},
): Provider => ({ name: "test", respond, ...others });

const invoice: ProviderResponse = { status: 200, body: { _id: "kept", status: "sent" } };

describe("a provider", () => {
  test("is given the call once it is judged, read once", async () => {
    const calls: Call[] = [];
    const mock = await start(provider((call) => void calls.push(call)));
    expect((await pay(mock, { mode: "cash", amount: 5 })).status).toBe(201);
    expect(calls).toEqual([
      {
        brand: "small",
        client: "one",
        operationId: "recordInvoicePayment",
        method: "POST",
        path: "/invoices/inv%201/record-payment",
        pathParameters: { invoiceId: "inv 1" },
        query: { note: ["a", "b"] },
        headers: expect.objectContaining({ version: "2021-07-28", "x-mock-client": "one" }),
        body: { mode: "cash", amount: 5 },
      },
    ]);
  });

  test("gets no request that breaks the contract", async () => {
    const mock = await start(
      provider(() => {
        throw new Error("It was asked.");
      }),
    );
    expect((await pay(mock, { mode: "barter" })).status).toBe(422);
    expect((await get(mock, { Authorization: "" })).status).toBe(401);
    expect((await get(mock, {}, "/nothing")).status).toBe(404);
  });

  test("answers before the examples of the document, at once or later, with headers of its own", async () => {
    const mock = await start({
      name: "later",
      respond: async () => ({ ...invoice, headers: { "X-Own": "yes" } }),
    });
    const response = await get(mock);
    expect(await response.json()).toEqual(invoice.body);
    expect(response.headers.get("x-own")).toBe("yes");
    expect(response.headers.get("content-type")).toBe("application/json");
  });

  test("leaves a call to the example of the document", async () => {
    const mock = await start(provider(() => undefined));
    expect(await (await get(mock)).json()).toEqual({ _id: "inv-1", status: "draft" });
    expect(await (await get(mock, { Prefer: "dynamic=true" })).json()).not.toEqual({
      _id: "inv-1",
      status: "draft",
    });
  });

  test("comes after what a control or the request asks for, and before a generated body", async () => {
    const mock = await start(provider(() => invoice));
    const bodies = async (prefer: string) => (await get(mock, { Prefer: prefer })).json();
    expect(await bodies("code=503")).toMatchObject({ statusCode: 503 });
    expect(await bodies("example=draft")).toEqual({ _id: "inv-1", status: "draft" });
    expect(await bodies("dynamic=true")).toEqual(invoice.body);
    mock.control({ body: { _id: "forced", status: "void" }, headers: { "X-Forced": "1" } });
    expect(await bodies("delay=0")).toEqual({ _id: "forced", status: "void" });
    mock.control({ body: null });
    expect((await get(mock)).headers.get("x-forced")).toBe("1");
  });

  test("can start from the documented example, which it cannot spoil", async () => {
    const mock = await start(
      provider((_, { example }) => {
        const { body, ...rest } = example() ?? { status: 500 };
        return { ...rest, body: Object.assign(Object(body), { status: "paid" }) };
      }),
    );
    expect(await (await get(mock)).json()).toEqual({ _id: "inv-1", status: "paid" });
    expect(await (await get(mock, { Prefer: "example=draft" })).json()).toMatchObject({ status: "draft" });
  });

  test("can ask for an example by status and name, and is told when there is none", async () => {
    const found: unknown[] = [];
    const mock = await start(
      provider((_, { example }) => {
        found.push(
          example({ status: 401 })?.status,
          example({ example: "nothing" }),
          example({ status: 999 }),
        );
        return undefined;
      }),
    );
    await get(mock);
    expect(found).toEqual([401, undefined, undefined]);
  });

  test("knows the document, also after a reload", async () => {
    const titles: unknown[] = [];
    const mock = await start(provider((_, { document }) => void titles.push(Object(document).info.title)));
    await get(mock);
    const { document } = fixtureBundle();
    await mock.reload({ ...document, info: { title: "Another", version: "2" } });
    await get(mock);
    expect(titles).toEqual(["Small invoices", "Another"]);
  });

  test("is told when the client has left", async () => {
    const asked = Promise.withResolvers<void>();
    const left = Promise.withResolvers<void>();
    const mock = await start({
      name: "slow",
      async respond(_, { signal }) {
        signal.addEventListener("abort", () => left.resolve());
        asked.resolve();
        await left.promise;
        return undefined;
      },
    });
    const leaving = new AbortController();
    const response = fetch(`${mock.url}/invoices/inv-1`, { headers, signal: leaving.signal });
    await asked.promise;
    leaving.abort();
    await expect(response).rejects.toThrow("abort");
    await left.promise;
  });

  test.each([
    ["a missing field", { status: 200, body: { _id: "x" } }, "must have required property 'status'"],
    [
      "a field of another type",
      { status: 200, body: { _id: 5, status: "draft" } },
      "Response body property _id must be string",
    ],
    [
      "a value that JSON turns into another one",
      { status: 200, body: { _id: { toJSON: () => 5 }, status: "" } },
      "_id",
    ],
    [
      "a status of no such operation",
      { status: 409, body: { message: "busy" } },
      "409 Conflict is not declared",
    ],
    [
      "another content type",
      { status: 200, headers: { "Content-Type": "text/csv" }, body: "a,b" },
      "text/csv",
    ],
  ])("is loud when it answers with %s", async (_, given, told) => {
    const mock = await start(provider(() => given));
    const response = await get(mock);
    expect(response.status).toBe(given.status);
    expect(response.headers.get("sl-violations")).toContain(told);
    const { violations, requests } = mock.state();
    expect(violations).toBe(1);
    expect(requests.at(-1)?.violations).toContainEqual(expect.stringContaining(told));
    expect(await state(mock)).toMatchObject({ violations: 1 });
  });

  test("may mean a status that is not declared", async () => {
    const mock = await start(provider(() => ({ status: 503, undeclared: true, body: { statusCode: 503 } })));
    const response = await get(mock);
    expect(response.status).toBe(503);
    expect(response.headers.get("sl-violations")).toBeNull();
    expect(mock.state().violations).toBe(0);
  });

  test.each([
    [
      "throws",
      () => {
        throw new Error("no luck");
      },
    ],
    ["gives what JSON cannot hold", () => ({ status: 200, body: 10n })],
    ["gives no response", () => JSON.parse("5")],
    ["gives a status that is none", () => ({ status: 7 })],
    ["gives a header that is none", () => ({ ...invoice, headers: { "a b": "c" } })],
  ])("that %s costs no client its response", async (_, respond) => {
    const mock = await start(provider(respond));
    const response = await get(mock);
    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({
      statusCode: 500,
      message: expect.stringContaining('The provider "test" failed on getInvoice'),
    });
    expect(mock.state().requests.at(-1)).toMatchObject({ status: 500 });
  });

  test("is reset with the controls, all or what belongs to one client, and closed once", async () => {
    const told: unknown[] = [];
    const mock = await start(
      provider(() => undefined, {
        reset: (client) => void told.push(client ?? "all"),
        close: () => void told.push("closed"),
      }),
    );
    await mock.reset("one");
    await post(mock, "/__mock/reset", { client: "two" });
    await post(mock, "/__mock/reset");
    await mock.close();
    await mock.close();
    expect(told).toEqual(["one", "two", "all", "closed"]);
  });

  test("is closed when the mock cannot start", async () => {
    const told: string[] = [];
    const { url } = await start(provider(() => undefined));
    const failing = provider(() => undefined, { close: () => void told.push("closed") });
    await expect(start(failing, { port: Number(new URL(url).port) })).rejects.toThrow("already in use");
    expect(told).toEqual(["closed"]);
  });

  test("has its headers on the answers to calls that break the contract, and on no others", async () => {
    const refusalHeaders = { "x-rules": "contract" };
    const mock = await start(provider(() => invoice, { refusalHeaders }));
    const asked = [await pay(mock, { mode: 5 }), await get(mock, { Authorization: "" }), await get(mock)];
    expect(asked.map(({ status, headers: got }) => [status, got.get("x-rules")])).toEqual([
      [422, "contract"],
      [401, "contract"],
      [200, null],
    ]);
  });

  test("adds to the state, of one client where one is named", async () => {
    const mock = await start(
      provider(() => undefined, { state: async (client) => ({ invoices: client ?? "all" }) }),
    );
    expect(await state(mock)).toMatchObject({ brands: [{ id: "small" }], provider: { invoices: "all" } });
    expect(await state(mock, "?client=one")).toMatchObject({ provider: { invoices: "one" } });
  });
});

describe("the routes of a provider", () => {
  const route = (method: "GET" | "POST" | "DELETE", path: string): Provider =>
    provider(() => undefined, {
      routes: [{ method, path, handle: (request) => ({ status: 200, body: request }) }],
    });

  test("lie below /__mock and get client, brand, query, headers and body", async () => {
    const mock = await start(route("POST", "/seed"));
    const response = await fetch(new URL("/__mock/seed?size=3", mock.url), {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Mock-Client": "one" },
      body: '{"invoices": []}',
    });
    expect(await response.json()).toMatchObject({
      client: "one",
      brand: "small",
      headers: { "x-mock-client": "one" },
      body: { invoices: [] },
    });
  });

  test("are as closed to other pages as those of the mock, and take JSON only", async () => {
    const mock = await start(route("POST", "/seed"));
    const ask = (sent: Record<string, string>) =>
      fetch(new URL("/__mock/seed", mock.url), { method: "POST", headers: sent, body: "{}" });
    expect((await ask({ "Content-Type": "application/json", Origin: "https://evil.example" })).status).toBe(
      403,
    );
    expect((await ask({ "Content-Type": "text/plain" })).status).toBe(415);
  });

  test("delete without a body, and only for those who may", async () => {
    const mock = await start(route("DELETE", "/snapshots"));
    const ask = (sent: Record<string, string>) =>
      fetch(new URL("/__mock/snapshots?name=one", mock.url), { method: "DELETE", headers: sent });
    expect((await ask({ Origin: "https://evil.example" })).status).toBe(403);
    expect(await (await ask({ "X-Mock-Client": "one" })).json()).toMatchObject({ client: "one", body: null });
  });

  test("take larger bodies where they say so", async () => {
    const routes = [
      { method: "POST", path: "/seed", bodyLimit: 5_000_000, handle: () => ({ status: 204 }) },
      { method: "POST", path: "/small", handle: () => ({ status: 204 }) },
    ] as const;
    const mock = await start(provider(() => undefined, { routes }));
    const body = "x".repeat(2_000_000);
    expect((await post(mock, "/__mock/seed", body)).status).toBe(204);
    expect((await post(mock, "/__mock/small", body)).status).toBe(413);
  });

  test("may answer with a text, and are listed when a path is not there", async () => {
    const routes = [
      {
        method: "GET",
        path: "/keys",
        handle: () => ({ status: 200, headers: { "content-type": "text/plain" }, body: "KEY" }),
      },
    ] as const;
    const mock = await start(provider(() => undefined, { routes }));
    expect(await (await fetch(new URL("/__mock/keys", mock.url))).text()).toBe("KEY");
    const lost = await fetch(new URL("/__mock/kees", mock.url));
    expect(await lost.json()).toMatchObject({ message: expect.stringContaining("GET /__mock/keys") });
    const wrong = await post(mock, "/__mock/keys");
    expect(wrong.status).toBe(405);
    expect(wrong.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
  });

  test.each([
    ["/state", 'The provider\'s route "GET /state" already exists.'],
    ["/log", 'The provider\'s route "GET /log" already exists.'],
    ["journal", 'The provider\'s route "GET journal" needs a plain path below /__mock, such as /journal.'],
  ])("may not be %s", async (path, message) => {
    await expect(start(route("GET", path))).rejects.toThrow(message);
  });
});

describe("the panel of a provider", () => {
  test("is a module that the page may load, and is named in the state", async () => {
    const script = 'export const mount = (element) => { element.textContent = "panel"; };';
    const mock = await start(provider(() => undefined, { panel: { title: "Invoices", script } }));
    const response = await fetch(new URL("/__page/provider/panel.js", mock.url));
    expect(response.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(await response.text()).toBe(script);
    expect(await state(mock)).toMatchObject({ panel: "Invoices" });
  });
});

test("a provider can have calls judged before the mock answers, which waits for it", async () => {
  const found: Record<string, readonly string[]> = {};
  const call = { brand: "small", operationId: "recordInvoicePayment", headers };
  await start({
    name: "seeded",
    async start({ judge }) {
      await Promise.resolve();
      found["kept"] = judge({ ...call, body: { mode: "cash", amount: 1 } });
      found["broken"] = judge({ ...call, body: { mode: 5 } });
      found["unknown"] = judge({ ...call, operationId: "payTwice", body: {} });
    },
    respond: () => undefined,
  });
  expect(found).toEqual({
    kept: [],
    broken: expect.arrayContaining(["body.amount is required", "body.mode must be string"]),
    unknown: ['small has no operation "payTwice"'],
  });
});

test("a provider is reset before the next test of Playwright begins", async () => {
  const done: string[] = [];
  const mock = await start({
    name: "slow",
    respond: () => undefined,
    async reset() {
      await new Promise((resolve) => setImmediate(resolve));
      done.push("reset");
    },
  });
  const [betweenTests] = mockFixtures<Names>({}).mockReset;
  await betweenTests({ mock }, async () => void done.push("test"));
  expect(done).toEqual(["test", "reset"]);
});
