import { connect } from "node:net";
import { afterEach, describe, expect, test } from "@jest/globals";
import { listBrands, startMock } from "../src/index.ts";
import { type Mock, startMockOf } from "../src/mock.ts";
import type { Names } from "../src/names.ts";
import { fixtureBundle, headers } from "./fixture.ts";

const started: Mock<Names>[] = [];

async function start(brand?: string, address = { port: 0, host: "127.0.0.1" }): Promise<Mock<Names>> {
  const mock = await startMockOf([fixtureBundle(brand)], address);
  started.push(mock);
  return mock;
}

function recordPayment(
  mock: Mock<Names>,
  init: { headers?: Record<string, string>; body?: unknown } = {},
): Promise<Response> {
  return fetch(`${mock.url}/invoices/inv-1/record-payment`, {
    method: "POST",
    headers: init.headers ?? headers,
    body: JSON.stringify(init.body ?? { mode: "cash", amount: 12.5 }),
  });
}

const portOf = (mock: Mock<Names>): number => Number(new URL(mock.url).port);

afterEach(async () => {
  await Promise.all(started.splice(0).map((mock) => mock.close()));
});

describe("a mock", () => {
  test("answers a valid request with the example of its document", async () => {
    const mock = await start();
    const response = await recordPayment(mock);
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({ success: true });
  });

  test("answers 401 to a request without a token", async () => {
    const { Authorization: _, ...others } = headers;
    const response = await recordPayment(await start(), { headers: others });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ statusCode: 401 });
  });

  test("answers 422 to a body that breaks the schema", async () => {
    const response = await recordPayment(await start(), { body: { mode: "barter", amount: 12.5 } });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ statusCode: 422 });
  });

  test("allows a browser to call it from any origin", async () => {
    const mock = await start();
    const response = await fetch(`${mock.url}/invoices/inv-1`, {
      headers: { ...headers, Origin: "https://shop.example" },
    });
    expect(response.headers.get("access-control-allow-origin")).toBe("https://shop.example");
  });

  test("listens on this machine only, unless told otherwise", async () => {
    const mock = await start();
    expect(new URL(mock.url).hostname).toBe("127.0.0.1");
  });

  test("has a URL that can be called when it listens on every address", async () => {
    const mock = await start("small", { port: 0, host: "0.0.0.0" });
    expect(new URL(mock.url).hostname).toBe("127.0.0.1");
    expect((await recordPayment(mock)).status).toBe(201);
  });

  test("runs beside another one", async () => {
    const mocks = [await start("acorn"), await start("birch")];
    expect(mocks.map(({ brand }) => brand)).toEqual(["acorn", "birch"]);
    const responses = await Promise.all(mocks.map((mock) => recordPayment(mock)));
    expect(responses.map(({ status }) => status)).toEqual([201, 201]);
  });

  test("closes while a connection is open, and leaves its port free", async () => {
    const mock = await start();
    const socket = connect(portOf(mock), "127.0.0.1");
    const cut = new Promise((resolve) => socket.on("error", resolve).on("close", resolve));
    await new Promise((resolve) =>
      socket.once("data", resolve).write("GET /invoices HTTP/1.1\r\nHost: mock\r\n\r\n"),
    );

    socket.write("POST /invoices HTTP/1.1\r\nHost: mock\r\nContent-Length: 10\r\n\r\nhalf");
    await mock.close();
    await cut;
    await mock.close();
    const next = await start("small", { port: portOf(mock), host: "127.0.0.1" });
    expect(next.url).toBe(mock.url);
  });

  test("says which port is taken and what to do", async () => {
    const port = portOf(await start());
    await expect(start("small", { port, host: "127.0.0.1" })).rejects.toThrow(
      `Port ${port} of 127.0.0.1 is already in use; choose another with --port N (in code, port: N), or 0 for any free port.`,
    );
  });

  test("says which address it cannot listen on", async () => {
    await expect(start("small", { port: 65536, host: "127.0.0.1" })).rejects.toThrow(
      "The mock cannot listen on port 65536 of 127.0.0.1; choose another port or host",
    );
  });
});

describe("startMock", () => {
  test.each([
    [
      { brnad: "acorn" },
      /^startMock: brnad is not a known option of startMock; expected one of .*; did you mean "brand"\?$/,
    ],
    [{ documents: "" }, /^startMock: documents must not be empty; leave it out instead\.$/],
    [{ provider: "sandbox" }, /^startMock: provider must be an object\.$/],
    [{ contract: "observd" }, /^startMock: contract must be "observed" or "documented"\.$/],
  ])("names the option in %j that cannot be used", async (options, message) => {
    await expect(startMock(Object(options))).rejects.toThrow(message);
  });

  test("lists the known brands when there is no such brand", async () => {
    await expect(startMock<Names>({ brand: "acorn" })).rejects.toThrow(
      `There is no brand "acorn"; the known brands are ${listBrands().join(", ")}.`,
    );
  });
});
