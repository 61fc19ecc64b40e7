import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type Mock, startMockOf } from "../src/mock.ts";
import type { Names } from "../src/names.ts";
import { fixtureBundle, headers } from "./fixture.ts";

let mock: Mock<Names>;

beforeAll(async () => {
  mock = await startMockOf([fixtureBundle()], { bodyLimit: 1000, headersTimeout: 300, requestTimeout: 300 });
});

afterAll(() => mock.close());

const payment = "/invoices/inv-1/record-payment";
const valid = JSON.stringify({ mode: "cash", amount: 12.5 });

function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(mock.url + path, { ...init, headers: { ...headers, ...init.headers } });
}

const pay = (body: string | Buffer<ArrayBuffer>, others: Record<string, string> = {}): Promise<Response> =>
  ask(payment, { method: "POST", body, headers: others });

/** What comes back for these bytes until the server hangs up. */
async function send(...bytes: readonly string[]): Promise<string> {
  const socket = connect(Number(new URL(mock.url).port), "127.0.0.1");
  for (const part of bytes) socket.write(part);
  return text(socket);
}

async function errorOf(response: Response): Promise<unknown> {
  const body: unknown = await response.json();
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  expect(body).toMatchObject({ statusCode: response.status, error: expect.any(String) });
  return body;
}

describe("a refused request", () => {
  test("is told each cause with its path, as a list where the document has one", async () => {
    const response = await pay(JSON.stringify({ mode: "barter" }));
    expect(await errorOf(response)).toEqual({
      statusCode: 422,
      message: ["body.amount is required", "body.mode must be one of cash, card"],
      error: "Unprocessable Entity",
    });
    expect(response.headers.get("sl-violations")).toContain("must have required property 'amount'");
  });

  test("is told the names of parameters as the document spells them", async () => {
    const { Version: _, ...others } = headers;
    const response = await fetch(mock.url + payment, { method: "POST", headers: others, body: valid });
    expect(await errorOf(response)).toMatchObject({ message: ["header.Version is required"] });
  });

  test("is told about the token in one text", async () => {
    const response = await ask("/invoices/inv-1", { headers: { Authorization: "" } });
    expect(response.status).toBe(401);
    expect(await errorOf(response)).toMatchObject({
      message: expect.stringContaining("header.Authorization"),
    });
  });
});

describe("the edge", () => {
  test("names the nearest operation when there is none", async () => {
    const response = await ask("/invoice/inv-1/record-payments", { method: "POST" });
    expect(response.status).toBe(404);
    expect(await errorOf(response)).toMatchObject({
      message:
        "There is no operation POST /invoice/inv-1/record-payments; the nearest is POST /invoices/{invoiceId}/record-payment",
    });
  });

  test("names the methods a path takes", async () => {
    const response = await ask("/invoices/inv-1", { method: "PUT" });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
    expect(await errorOf(response)).toMatchObject({
      message: expect.stringContaining("this path takes GET"),
    });
  });

  test.each([
    ["a broken percent-encoding", () => ask("/invoices/50%"), 400, "broken percent-encoding"],
    [
      "an Accept header that is no media type",
      () => ask("/invoices/a", { headers: { Accept: "foo" } }),
      406,
      '"foo"',
    ],
    [
      "an Accept header it cannot meet",
      () => ask("/invoices/a", { headers: { Accept: "text/csv" } }),
      406,
      "application/json is available",
    ],
    ["a body that is no JSON", () => pay('{"mode" "cash"}'), 400, "at position 8 (line 1, column 9)"],
    ["a body over the limit", () => pay(`"${"x".repeat(1000)}"`), 413, "limit of 1000 bytes"],
    [
      "a Content-Type that is no media type",
      () => pay(valid, { "Content-Type": "json" }),
      415,
      "application/json is accepted",
    ],
    [
      "a Content-Type the operation does not take",
      () => pay(valid, { "Content-Type": "text/csv" }),
      415,
      "must be application/json",
    ],
    ["a compressed body", () => pay(valid, { "Content-Encoding": "gzip" }), 415, "uncompressed"],
    [
      "a charset it does not know",
      () => pay(valid, { "Content-Type": "application/json; charset=moon" }),
      415,
      '"moon"',
    ],
  ] as const)("refuses %s and says what is wrong", async (_, request, status, message) => {
    const response = await request();
    expect(response.status).toBe(status);
    expect(await errorOf(response)).toMatchObject({ message: expect.stringContaining(message) });
  });

  test.each([
    ["a byte order mark", `\ufeff${valid}`, {}],
    [
      "another charset",
      Buffer.from(valid, "utf16le"),
      { "Content-Type": "application/json; charset=utf-16le" },
    ],
  ])("reads a body with %s", async (_, body, others) => {
    expect((await pay(body, others)).status).toBe(201);
  });

  test("answers HEAD as GET, without the body", async () => {
    const [head, get] = [await ask("/invoices/inv-1", { method: "HEAD" }), await ask("/invoices/inv-1")];
    expect(head.status).toBe(200);
    expect(head.headers.get("content-length")).toBe(get.headers.get("content-length"));
    expect(await head.text()).toBe("");
  });

  test("takes a path with a slash at its end for the same", async () => {
    expect((await ask("/invoices/inv-1/")).status).toBe(200);
  });

  test("lets a page of another origin send the headers a client sends", async () => {
    const asked = "authorization,version,content-type,prefer";
    const response = await ask(payment, {
      method: "OPTIONS",
      headers: {
        Origin: "https://shop.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": asked,
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-headers")).toBe(asked);
    expect(response.headers.get("access-control-allow-methods")).toBe("POST");
    expect(response.headers.get("access-control-allow-origin")).toBe("https://shop.example");
  });

  test("answers what is no HTTP, after the good request before it", async () => {
    const good = `GET /invoices/a HTTP/1.1\r\nHost: mock\r\nVersion: 2021-07-28\r\nAuthorization: Bearer x\r\n\r\n`;
    const answers = await send(`${good}nonsense\r\n\r\n`);
    expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 200", "HTTP/1.1 400"]);
    expect(answers).toContain('"error":"Bad Request"');
  });

  test.each([
    ["headers that do not end", "GET /invoices/a HTTP/1.1\r\nHost: mock\r\n"],
    ["a body that does not come", `POST ${payment} HTTP/1.1\r\nHost: mock\r\nContent-Length: 10\r\n\r\n{`],
  ])("gives up on %s", async (_, bytes) => {
    expect(await send(bytes)).toMatch(/^HTTP\/1\.1 408 .*"statusCode":408/s);
  });

  test("serves its document as JSON and as YAML", async () => {
    const { document } = fixtureBundle();
    expect(await (await fetch(`${mock.url}/openapi.json`)).json()).toEqual(document);
    const yaml = await fetch(`${mock.url}/openapi.yaml`);
    expect(yaml.headers.get("content-type")).toBe("application/yaml");
    expect(await yaml.text()).toContain("title: Small invoices");
  });
});
