import { afterEach, describe, expect, test } from "@jest/globals";
import type { RequestRecord } from "../src/log/requests.ts";
import { type Mock, type ServerOptions, startMockOf } from "../src/mock.ts";
import type { Names } from "../src/names.ts";
import { fixtureBundle, headers } from "./fixture.ts";

const started: Mock<Names>[] = [];

async function start(options: ServerOptions = {}, ...brands: readonly string[]): Promise<Mock<Names>> {
  const ids = brands.length > 0 ? brands : ["small"];
  const mock = await startMockOf(
    ids.map((id) => fixtureBundle(id)),
    options,
  );
  started.push(mock);
  return mock;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((mock) => mock.close()));
});

function get(mock: Mock<Names>, others: Record<string, string> = {}, query = ""): Promise<Response> {
  return fetch(`${mock.url}/invoices/inv-1${query}`, { headers: { ...headers, ...others } });
}

function post(
  mock: Mock<Names>,
  path: string,
  body: unknown,
  others: Record<string, string> = {},
): Promise<Response> {
  return fetch(new URL(path, mock.url), {
    method: "POST",
    headers: { "Content-Type": "application/json", ...others },
    body: JSON.stringify(body),
  });
}

const statuses = async (mock: Mock<Names>, count: number): Promise<number[]> => {
  const found: number[] = [];
  for (let index = 0; index < count; index++) found.push((await get(mock)).status);
  return found;
};

describe("a request", () => {
  test("gets an undeclared status it asks for, with the body of an error", async () => {
    const response = await get(await start(), { Prefer: "code=503" });
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({
      statusCode: 503,
      message: "Service Unavailable",
      error: "Service Unavailable",
    });
  });

  test("gets the rate-limit headers with 429", async () => {
    const response = await get(await start(), {}, "?__code=429");
    expect(response.status).toBe(429);
    const limits = [...response.headers.keys()].filter((name) => name.startsWith("x-ratelimit-"));
    expect(limits).toHaveLength(5);
  });

  test("is still judged when it asks for a status", async () => {
    expect((await get(await start(), { Prefer: "code=503", Version: "1" })).status).toBe(422);
  });

  test("is told which examples there are", async () => {
    const response = await get(await start(), { Prefer: "example=paid" });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      message: expect.stringContaining("expected one of draft"),
    });
  });

  test.each(["code=abc", "code=99", "dynamic=yes", "delay=-1"])("may not ask for %s", async (prefer) => {
    const response = await get(await start(), { Prefer: prefer });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ message: [expect.stringContaining("Prefer: ")] });
  });
});

describe("a control", () => {
  test("forces a status for one operation, until it is reset", async () => {
    const mock = await start();
    mock.control({ operation: "getInvoice", status: 500 });
    expect((await get(mock)).status).toBe(500);
    mock.reset();
    expect((await get(mock)).status).toBe(200);
  });

  test("is merged with the one for the same requests, and taken back field by field", async () => {
    const mock = await start();
    mock.control({ operation: "getInvoice", status: 500 });
    mock.control({ operation: "getInvoice", delay: 5, status: null });
    expect(mock.state().controls).toEqual([{ operation: "getInvoice", delay: 5 }]);
    mock.control({ operation: "getInvoice", delay: null });
    expect(mock.state().controls).toEqual([]);
  });

  test("plays a scenario in order, which refused requests do not use up", async () => {
    const mock = await start();
    mock.control({
      operation: "getInvoice",
      scenario: [{ status: 503 }, { body: { _id: "x", status: "paid" } }],
    });
    expect((await get(mock, { Version: "1" })).status).toBe(422);
    expect((await get(mock)).status).toBe(503);
    expect(await (await get(mock)).json()).toEqual({ _id: "x", status: "paid" });
    expect(await (await get(mock)).json()).toEqual({ _id: "inv-1", status: "draft" });
  });

  test("lets a share of the requests fail, the same ones for the same seed", async () => {
    const mock = await start();
    const failureRate = { rate: 0.5, status: 502, seed: 7 };
    mock.control({ failureRate });
    const first = await statuses(mock, 12);
    mock.control({ failureRate });
    expect(await statuses(mock, 12)).toEqual(first);
    expect(new Set(first)).toEqual(new Set([200, 502]));
  });

  test("holds answers back", async () => {
    const waited: number[] = [];
    const mock = await start({ sleep: async (milliseconds) => void waited.push(milliseconds) });
    mock.control({ delay: 250 });
    await get(mock);
    await get(mock, { Prefer: "delay=30" });
    expect(waited).toEqual([250, 30]);
  });

  test("ends a delay with the connection that waits for it", async () => {
    let ended: Promise<unknown> = Promise.reject(new Error("Nothing was held back."));
    ended.catch(() => {});
    const started = Promise.withResolvers<void>();
    const mock = await start({
      sleep: (_, signal) => {
        const { promise, resolve } = Promise.withResolvers<void>();
        signal.addEventListener("abort", () => resolve());
        ended = promise;
        started.resolve();
        return promise;
      },
    });
    mock.control({ delay: 60_000 });
    const leaving = new AbortController();
    const request = fetch(`${mock.url}/invoices/inv-1`, { headers, signal: leaving.signal });
    await started.promise;
    leaving.abort();
    await expect(request).rejects.toThrow("abort");
    await ended;
  });

  test("can accept requests without a token", async () => {
    const mock = await start();
    mock.control({ security: "off" });
    expect((await get(mock, { Authorization: "" })).status).toBe(200);
    mock.control({ security: "strict" });
    expect((await get(mock, { Authorization: "" })).status).toBe(401);
  });

  test("can be for one client, so that others are not disturbed", async () => {
    const mock = await start();
    mock.control([{ client: "one", status: 500 }, { status: 409 }]);
    expect((await get(mock, { "X-Mock-Client": "one" })).status).toBe(500);
    expect((await get(mock, { "X-Mock-Client": "two" })).status).toBe(409);
    mock.reset("one");
    expect((await get(mock, { "X-Mock-Client": "one" })).status).toBe(409);
  });

  test("counts less than what the request asks for", async () => {
    const mock = await start();
    mock.control({ status: 500, body: { own: true } });
    const response = await get(mock, { Prefer: "code=503" });
    expect(await response.json()).toMatchObject({ statusCode: 503 });
  });

  test.each([
    [{ operation: "nothing" }, 'operation "nothing" is not in any served document'],
    [{ status: 99 }, "status must be a status from 200 to 599"],
    [{ statsu: 500 }, "statsu is not a known control"],
    [{ failureRate: { rate: 2 } }, "failureRate needs a rate from 0 to 1"],
    [{ scenario: [{ status: "x" }] }, "scenario has a wrong response 0"],
    [{ headers: { "a b": "c" } }, "headers must be an object"],
    ["status", "a control is an object"],
  ])("is refused when it is %j", async (control, message) => {
    const response = await post(await start(), "/__mock/control", control);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ message: [expect.stringContaining(message)] });
  });
});

describe("the control endpoints", () => {
  test("set and reset controls and show the state", async () => {
    const mock = await start();
    const set = await post(mock, "/__mock/control", { operation: "getInvoice", status: 500 });
    expect(await set.json()).toMatchObject({ controls: [{ operation: "getInvoice", status: 500 }] });
    expect((await get(mock)).status).toBe(500);
    expect(await (await post(mock, "/__mock/reset", {})).json()).toMatchObject({ controls: [] });
    const state = await (await fetch(new URL("/__mock/state", mock.url))).json();
    expect(state).toMatchObject({ brands: [{ id: "small", url: mock.url }], requests: [{ status: 500 }] });
  });

  test("stream the requests that are answered", async () => {
    const mock = await start();
    const response = await fetch(new URL("/__mock/log", mock.url));
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    await get(mock, { Version: "1" });
    let seen = "";
    while (!seen.includes("data: ")) seen += (await reader?.read())?.value ?? "";
    await reader?.cancel();
    const record: unknown = JSON.parse(/data: (.*)/.exec(seen)?.[1] ?? "");
    expect(record).toMatchObject({
      method: "GET",
      operationId: "getInvoice",
      status: 422,
      causes: ["header.Version must be one of 2021-07-28"],
    });
  });

  test("take controls back at once, all of a list or none", async () => {
    const mock = await start();
    const response = await post(mock, "/__mock/control", [{ status: 500 }, { status: 99 }]);
    expect(response.status).toBe(422);
    expect(mock.state().controls).toEqual([]);
  });

  test("hold a bounded number of bytes, and keep those they hold", async () => {
    const mock = await start();
    const body = "x".repeat(1_000_000);
    const answers: number[] = [];
    for (let client = 0; client < 6; client++) {
      const response = await post(mock, "/__mock/control", { client: String(client), body });
      answers.push(response.status);
      await response.arrayBuffer();
    }
    expect(answers).toEqual([200, 200, 200, 200, 413, 413]);
    expect(mock.state().controls).toHaveLength(4);
    mock.control({ client: "0", body: null });
    expect((await post(mock, "/__mock/control", { client: "9", body })).status).toBe(200);
  });

  test("hold a bounded number of rules", async () => {
    const mock = await start();
    const rules = Array.from({ length: 1001 }, (_, client) => ({ client: String(client), status: 500 }));
    expect(() => mock.control(rules)).toThrow("the controls hold more than 1000 rules");
    expect(mock.state().controls).toEqual([]);
  });

  test("let a bounded number follow the log", async () => {
    const mock = await start();
    const ending = new AbortController();
    const follow = () => fetch(new URL("/__mock/log", mock.url), { signal: ending.signal });
    const followers = await Promise.all(Array.from({ length: 50 }, follow));
    expect(new Set(followers.map(({ status }) => status))).toEqual(new Set([200]));
    const refused = await follow();
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({ message: expect.stringContaining("50 followers already") });
    ending.abort();
    let status = 0;
    while (status !== 200) {
      const next = await fetch(new URL("/__mock/log", mock.url));
      status = next.status;
      await next.body?.cancel();
    }
  });

  test("want the key when other machines can reach the mock", async () => {
    const mock = await start({ host: "0.0.0.0" });
    expect((await post(mock, "/__mock/reset", {})).status).toBe(401);
    expect((await post(mock, "/__mock/reset", {}, { "X-Mock-Key": mock.key ?? "" })).status).toBe(200);
    expect((await start()).key).toBeUndefined();
  });

  test.each([
    ["GET", "/__mock/control", 405],
    ["POST", "/__mock/state", 405],
    ["GET", "/__mock/other", 404],
  ])("answer %s %s with %i in the shape of every error", async (method, path, status) => {
    const mock = await start();
    const response = await fetch(new URL(path, mock.url), { method });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ statusCode: status });
  });
});

describe("a mock of several brands", () => {
  test("serves each on a port of its own", async () => {
    const mock = await start({}, "acorn", "birch");
    expect(new Set(Object.values(mock.urls)).size).toBe(2);
    expect(mock.url).toBe(mock.urls["acorn"]);
  });

  test("serves all on one port, each below its name", async () => {
    const mock = await start({ onePort: true }, "acorn", "birch");
    expect(mock.urls["birch"]).toBe(mock.url.replace(/acorn$/, "birch"));
    const records: RequestRecord[] = [];
    mock.onRequest((record) => records.push(record));
    const response = await fetch(`${mock.urls["birch"]}/invoices/inv-1`, { headers });
    expect(response.status).toBe(200);
    expect(records).toMatchObject([{ brand: "birch", operationId: "getInvoice" }]);
    const lost = await fetch(new URL("/oak/invoices", mock.url));
    expect(await lost.json()).toMatchObject({
      statusCode: 404,
      message: expect.stringContaining("/acorn, /birch"),
    });
  });

  test("takes controls for one of them", async () => {
    const mock = await start({}, "acorn", "birch");
    mock.control({ brand: "birch", status: 500 });
    expect((await get(mock)).status).toBe(200);
    expect((await fetch(`${mock.urls["birch"]}/invoices/inv-1`, { headers })).status).toBe(500);
  });
});

describe("a reload", () => {
  test("serves the new document on the connections there are", async () => {
    const mock = await start();
    expect((await get(mock)).status).toBe(200);
    await mock.reload({ openapi: "3.1.1", info: { title: "Empty", version: "1" }, paths: {} });
    expect((await get(mock)).status).toBe(404);
  });

  test("keeps the document it has when the new one is broken", async () => {
    const mock = await start();
    await expect(mock.reload({ paths: {} })).rejects.toThrow();
    expect((await get(mock)).status).toBe(200);
  });

  test("can be prepared, and is served when it is wanted", async () => {
    const mock = await start();
    const serve = await mock.prepare({
      openapi: "3.1.1",
      info: { title: "Empty", version: "1" },
      paths: {},
    });
    expect((await get(mock)).status).toBe(200);
    serve();
    expect((await get(mock)).status).toBe(404);
  });
});
