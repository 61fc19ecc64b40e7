import { once } from "node:events";
import { get, type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, test } from "@jest/globals";
import { type Mock, type ServerOptions, startMockOf } from "../src/mock.ts";
import type { Names } from "../src/names.ts";
import { fixtureBundle, headers } from "./fixture.ts";

const started: Mock<Names>[] = [];

async function start(options: ServerOptions = {}): Promise<Mock<Names>> {
  const mock = await startMockOf([fixtureBundle()], options);
  started.push(mock);
  return mock;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((mock) => mock.close()));
});

type Sent = Readonly<Record<string, string>>;

/** Not `fetch`, which sends a Host and an Origin of its own. */
async function send(
  mock: Mock<Names>,
  method: string,
  path: string,
  sent: Sent,
  body = "",
): Promise<IncomingMessage> {
  const sending = request(new URL(path, mock.url), { method, headers: sent });
  sending.end(body);
  const [response] = await once(sending, "response");
  response.resume();
  return response;
}

const read = (mock: Mock<Names>, path: string, sent: Sent) => send(mock, "GET", path, sent);
const json = { "Content-Type": "application/json" };

const own = [
  ["the page", "/", { Accept: "text/html" }],
  ["a file of the page", "/__page/page.css", {}],
  ["the state", "/__mock/state", {}],
  ["the log", "/__mock/log", {}],
] as const;

describe("what belongs to the mock itself", () => {
  test.each(own)("shows %s under no host name of another", async (_, path, sent) => {
    const mock = await start();
    for (const host of [
      "evil.example",
      "evil.example:4010",
      "127.0.0.1.evil.example",
      "localhost.evil.example",
    ]) {
      expect((await read(mock, path, { ...sent, Host: host })).statusCode).toBe(403);
    }
  });

  test.each(own)("shows %s under the names of this machine and under any address", async (_, path, sent) => {
    const mock = await start();
    for (const host of ["localhost:4010", "mock.localhost", "127.0.0.1", "[::1]:4010", "192.168.1.5:4010"]) {
      const response = await read(mock, path, { ...sent, Host: host });
      expect(response.statusCode).toBe(200);
      response.destroy();
    }
  });

  test("is open under the name the mock was told to listen on, and under those that are allowed", async () => {
    const mock = await start({ allowOrigins: ["http://mock.internal:4010"] });
    expect((await read(mock, "/__mock/state", { Host: "mock.internal:4010" })).statusCode).toBe(200);
    expect((await read(mock, "/__mock/state", { Host: "other.internal:4010" })).statusCode).toBe(403);
  });

  test.each([
    "https://evil.example",
    "http://127.0.0.1.evil.example",
    "http://localhost.evil.example",
    "http://10.0.0.9",
    "null",
    "file://",
    "chrome-extension://localhost",
  ])("is closed to the pages of %s", async (origin) => {
    const mock = await start();
    const sent = { Origin: origin };
    const answers = [
      await read(mock, "/__mock/state", sent),
      await read(mock, "/__mock/log", sent),
      await read(mock, "/__page/page.css", sent),
      await send(mock, "POST", "/__mock/control", { ...sent, ...json }, '{"status": 500}'),
      await send(mock, "POST", "/__mock/reset", { ...sent, ...json }, "{}"),
      await send(mock, "OPTIONS", "/__mock/control", { ...sent, "Access-Control-Request-Method": "POST" }),
    ];
    for (const { statusCode, headers: got } of answers) {
      expect(statusCode).toBe(403);
      expect(Object.keys(got).filter((name) => name.startsWith("access-control-"))).toEqual([]);
    }
    expect(mock.state().controls).toEqual([]);
  });

  test("says what is wrong with an origin, and how to let it in", async () => {
    const mock = await start();
    const asked = get(new URL("/__mock/state", mock.url), { headers: { Origin: "https://app.example" } });
    const [response] = await once(asked, "response");
    expect(JSON.parse(await text(response))).toMatchObject({
      statusCode: 403,
      message: expect.stringMatching(/header\.Origin "https:\/\/app\.example" may not .*--allow-origin/),
    });
  });

  test("is embedded by no page of another site", async () => {
    const mock = await start();
    const embedded = { "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors" };
    expect((await read(mock, "/__mock/state", embedded)).statusCode).toBe(403);
    expect((await read(mock, "/__mock/log", embedded)).statusCode).toBe(403);
    const linked = { "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", Accept: "text/html" };
    expect((await read(mock, "/", linked)).statusCode).toBe(200);
  });

  test("is open to the tools of this machine, such as a proxy in front of it, yet lets no other origin read", async () => {
    const mock = await start();
    for (const origin of ["http://localhost:5173", "http://127.0.0.1:3000", "http://[::1]:3000", mock.url]) {
      const response = await read(mock, "/__mock/state", { Origin: origin });
      expect(response.statusCode).toBe(200);
      expect(response.headers["access-control-allow-origin"]).toBeUndefined();
    }
  });

  test("is open to a page of its own host", async () => {
    const mock = await start({ host: "0.0.0.0", key: "k" });
    const sent = { Host: "192.168.1.5:4010", Origin: "http://192.168.1.5:4010", "X-Mock-Key": "k" };
    expect((await read(mock, "/__mock/state", sent)).statusCode).toBe(200);
    expect((await read(mock, "/__mock/state", { ...sent, Origin: "http://192.168.1.6" })).statusCode).toBe(
      403,
    );
  });

  test("can be read and changed by the pages of an allowed origin", async () => {
    const mock = await start({ allowOrigins: ["https://app.example"] });
    const sent = { Origin: "https://app.example" };
    const preflight = await send(mock, "OPTIONS", "/__mock/control", {
      ...sent,
      "Access-Control-Request-Method": "POST",
    });
    expect(preflight.statusCode).toBe(204);
    expect(preflight.headers["access-control-allow-headers"]).toContain("content-type");
    const changed = await send(mock, "POST", "/__mock/control", { ...sent, ...json }, '{"status": 500}');
    expect(changed.statusCode).toBe(200);
    expect(changed.headers["access-control-allow-origin"]).toBe("https://app.example");
    expect(changed.headers["access-control-allow-credentials"]).toBeUndefined();
  });

  test.each([
    "app.example",
    "https://app.example/path",
    "https://user@app.example",
    "ftp://app.example",
    "*",
  ])("allows no origin like %s", async (origin) => {
    await expect(start({ allowOrigins: [origin] })).rejects.toThrow(
      `The allowed origin "${origin}" is not valid; write scheme, host and port`,
    );
  });

  test.each([
    ["a form", "application/x-www-form-urlencoded", "client=a"],
    ["a form without fields", "application/x-www-form-urlencoded", ""],
    ["a form of several parts", "multipart/form-data; boundary=b", "--b--"],
    ["plain text", "text/plain", "{}"],
    ["nothing", "", ""],
  ])("is not changed by a POST of %s", async (_, type, body) => {
    const mock = await start();
    mock.control({ status: 500 });
    const sent: Sent = type === "" ? {} : { "Content-Type": type };
    for (const path of ["/__mock/reset", "/__mock/control"]) {
      const response = await send(
        mock,
        "POST",
        path,
        { ...sent, "Content-Length": String(body.length) },
        body,
      );
      expect(response.statusCode).toBe(415);
    }
    expect(mock.state().controls).toEqual([{ status: 500 }]);
  });
});

describe("the API", () => {
  test("is open to the pages of every origin, under every host name, without credentials", async () => {
    const mock = await start();
    const sent = { ...headers, Host: "api.example", Origin: "https://shop.example" };
    const response = await read(mock, "/invoices/inv-1", sent);
    expect(response.statusCode).toBe(200);
    expect(response.headers["access-control-allow-origin"]).toBe("https://shop.example");
    expect(response.headers["access-control-allow-credentials"]).toBeUndefined();
  });

  test("may be called by a page on the web, which its preflight asks for", async () => {
    const mock = await start();
    const asked = {
      Origin: "https://shop.example",
      "Access-Control-Request-Method": "GET",
      "Access-Control-Request-Private-Network": "true",
    };
    const response = await send(mock, "OPTIONS", "/invoices/inv-1", asked);
    expect(response.headers["access-control-allow-private-network"]).toBe("true");
    const refused = await send(mock, "OPTIONS", "/__mock/state", asked);
    expect(refused.headers["access-control-allow-private-network"]).toBeUndefined();
  });
});
