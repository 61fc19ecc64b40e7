import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { createBrandClient } from "../src/brand.ts";
import type { ClientOptions, Retry } from "../src/index.ts";
import { type Client, createBrandFetchClient } from "../src/openapi-fetch.ts";
import { brand, type Operations, type paths, recordingOptions, stoppedRuntime } from "./fixture.ts";

type Answer = Response | Error;

const invoiceId = "invoice-1";
const ok = (): Answer => Response.json({});
const status = (code: number, headers?: Record<string, string>) => (): Answer =>
  new Response("", { status: code, headers: headers ?? {} });
const lost = (): Answer => new TypeError("fetch failed");
const brokenOff = (): Answer =>
  new Response(new ReadableStream({ pull: (pipe) => pipe.error(new TypeError("terminated")) }));

// Chance, by which waits differ, and the time that a date in Retry-After counts from.
beforeEach(() => {
  jest.spyOn(Math, "random").mockReturnValue(1);
  jest.spyOn(Date, "now").mockReturnValue(Date.parse("2026-01-01T00:00:00Z"));
});

afterEach(() => {
  jest.restoreAllMocks();
});

/** Calls an operation on an API that answers as told, the last answer over and over. */
async function attempt(
  operation: keyof Operations,
  answers: readonly (() => Answer)[],
  changes: Partial<ClientOptions> = {},
) {
  const options = recordingOptions((_, count) => {
    const answer = (answers[count - 1] ?? answers.at(-1) ?? ok)();
    return answer instanceof Error ? Promise.reject(answer) : answer;
  });
  const runtime = stoppedRuntime();
  const client = createBrandClient<Operations>(brand, { ...options, ...changes }, runtime);
  const { error } = await client[operation]({ invoiceId });
  return { sent: options.requests.length, waits: runtime.waits, name: error?.name };
}

describe("a request that changes nothing when it is repeated", () => {
  test.each<[string, () => Answer]>([
    ["a network failure", lost],
    ["an answer that breaks off", brokenOff],
    ["408", status(408)],
    ["429", status(429)],
    ["500", status(500)],
    ["503", status(503)],
  ])("is repeated after %s", async (_, failure) => {
    expect(await attempt("listInvoices", [failure, ok])).toEqual({ sent: 2, waits: [500], name: undefined });
    expect(await attempt("deleteInvoice", [failure, ok])).toMatchObject({ sent: 2 });
  });

  test.each<[string, () => Answer]>([
    ["400", status(400)],
    ["401", status(401)],
    ["409", status(409)],
    ["422", status(422)],
    ["a redirect", status(302)],
    ["a body that is not JSON", () => new Response("<p>")],
  ])("is not repeated after %s", async (_, failure) => {
    expect(await attempt("listInvoices", [failure, ok])).toMatchObject({ sent: 1, waits: [] });
  });
});

test("a request that replaces a whole document is not repeated, for it may undo what somebody else changed", async () => {
  for (const failure of [lost, brokenOff, status(408), status(429), status(503)]) {
    expect(await attempt("updateInvoice", [failure, ok])).toMatchObject({ sent: 1, waits: [] });
  }
  const limited = status(429, { "X-RateLimit-Interval-Milliseconds": "1" });
  expect(await attempt("updateInvoice", [limited, ok])).toMatchObject({ sent: 2, name: undefined });
});

test("a request that replaces a whole document is repeated where the client or the call asks for it", async () => {
  for (const failure of [lost, brokenOff, status(408), status(429), status(503)]) {
    expect(await attempt("updateInvoice", [failure, ok], { retryPut: true })).toMatchObject({ sent: 2 });
  }
  expect(await attempt("voidInvoice", [lost, ok], { retryPut: true })).toMatchObject({ sent: 1 });
  for (const retryPut of ["false", "no", {}, 1]) {
    expect(await attempt("updateInvoice", [lost, ok], Object({ retryPut }))).toMatchObject({ sent: 1 });
  }
  const options = recordingOptions((_, count) => (count === 1 ? Promise.reject(lost()) : Response.json({})));
  const client = createBrandClient<Operations>(brand, options, stoppedRuntime());
  expect((await client.updateInvoice({ invoiceId }, { retryPut: true })).error).toBeUndefined();
  expect(options.requests).toHaveLength(2);
});

describe("POST and PATCH", () => {
  test.each<[string, () => Answer]>([
    ["a network failure", lost],
    ["an answer that breaks off", brokenOff],
    ["408", status(408)],
    ["500", status(500)],
    ["503 with Retry-After", status(503, { "Retry-After": "1" })],
    ["a redirect", status(307)],
  ])("are not repeated after %s", async (_, failure) => {
    expect(await attempt("voidInvoice", [failure, ok])).toMatchObject({ sent: 1 });
    expect(await attempt("updateLateFees", [failure, ok])).toMatchObject({ sent: 1 });
  });

  test.each<[string, () => Answer]>([
    ["the API's headers", status(429, { "X-RateLimit-Interval-Milliseconds": "1" })],
    [
      "the API's body",
      () => Response.json({ statusCode: 429, message: "Too many requests" }, { status: 429 }),
    ],
  ])("are repeated after a 429 with %s", async (_, failure) => {
    expect(await attempt("voidInvoice", [failure, ok])).toMatchObject({ sent: 2, name: undefined });
    expect(await attempt("updateLateFees", [failure, ok])).toMatchObject({ sent: 2, name: undefined });
  });

  test.each<[string, () => Answer]>([
    ["no more than a status", status(429)],
    ["a proxy's Retry-After", status(429, { "Retry-After": "1" })],
    ["a proxy's body", () => Response.json({ message: "slow down" }, { status: 429 })],
  ])("are not repeated after a 429 with %s", async (_, failure) => {
    expect(await attempt("voidInvoice", [failure, ok])).toMatchObject({ sent: 1 });
  });
});

describe("a wait", () => {
  test.each<[string, Record<string, string>, number]>([
    ["the seconds of Retry-After", { "Retry-After": "3", "X-RateLimit-Interval-Milliseconds": "7" }, 3_000],
    ["the date of Retry-After", { "Retry-After": "Thu, 01 Jan 2026 00:00:05 GMT" }, 5_000],
    ["nothing for a date that is over", { "Retry-After": "Thu, 01 Jan 2015 00:00:05 GMT" }, 0],
    ["at most a minute", { "Retry-After": "86400" }, 60_000],
    ["the interval of the rate limit", { "X-RateLimit-Interval-Milliseconds": "10000" }, 10_000],
    ...[
      "soon",
      "Invalid Date",
      "-1",
      "5, 10",
      "12 (rate)",
      "1-2",
      "1.5",
      "0x10",
      "",
      "2026-01-01",
      "Thu, 32 Jan 2026 00:00:05 GMT",
    ].map((text): [string, Record<string, string>, number] => [
      `as ever when Retry-After is ${text}`,
      { "Retry-After": text },
      500,
    ]),
  ])("lasts %s", async (_, headers, wait) => {
    expect(await attempt("listInvoices", [status(429, headers), ok])).toEqual({
      sent: 2,
      waits: wait ? [wait] : [],
      name: undefined,
    });
  });

  test("doubles from half a second to eight seconds", async () => {
    const { waits } = await attempt("listInvoices", [status(500)], { retries: 7 });
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
  });
});

describe("retries", () => {
  test("end after two by default, with the last error", async () => {
    expect(await attempt("listInvoices", [lost, lost, status(503)])).toMatchObject({
      sent: 3,
      name: "ServerError",
    });
  });

  test("are switched off by 0", async () => {
    expect(await attempt("listInvoices", [status(429)], { retries: 0 })).toMatchObject({
      sent: 1,
      waits: [],
    });
  });

  test("end when the daily limit is spent", async () => {
    const spent = status(429, { "X-RateLimit-Daily-Remaining": "0", "Retry-After": "1" });
    expect(await attempt("listInvoices", [spent])).toEqual({
      sent: 1,
      waits: [],
      name: "TooManyRequestsError",
    });
  });

  test("end when the next wait would go beyond the budget", async () => {
    const slow = status(429, { "Retry-After": "50" });
    expect(await attempt("listInvoices", [slow], { retries: 9 })).toMatchObject({ waits: [50_000, 50_000] });
    expect(await attempt("listInvoices", [slow], { retryBudget: 49_999 })).toMatchObject({ waits: [] });
  });

  test("are told of before each wait", async () => {
    const told: Retry[] = [];
    await attempt("listInvoices", [lost, status(503), ok], { onRetry: (retry) => told.push(retry) });
    expect(told).toMatchObject([
      { attempt: 1, wait: 500, error: { name: "NetworkError" } },
      { attempt: 2, wait: 1_000, error: { name: "ServerError" } },
    ]);
  });

  test("serve the methods of openapi-fetch too, and send the same body again", async () => {
    const options = recordingOptions((_, count) =>
      count === 1
        ? new Response("", { status: 429, headers: { "X-RateLimit-Interval-Milliseconds": "1" } })
        : Response.json({ name: "A" }),
    );
    const client = createBrandFetchClient<Client<paths>>(brand, options, stoppedRuntime());
    const { data } = await client.POST("/invoices/", { body: { name: "A" } });
    expect(data).toEqual({ name: "A" });
    const bodies = await Promise.all(options.requests.map((request) => request.text()));
    expect(new Set(bodies).size).toBe(1);
    expect(bodies).toHaveLength(2);
  });

  test("stop when the caller aborts during a wait", async () => {
    const controller = new AbortController();
    const reason = new Error("no longer wanted");
    const options = recordingOptions(() => new Response("", { status: 503 }));
    const client = createBrandClient<Operations>(brand, {
      ...options,
      onRetry: () => controller.abort(reason),
    });
    const { error } = await client.listInvoices({}, { signal: controller.signal });
    expect(error).toMatchObject({ name: "AbortError", cause: reason, attempts: 1, uncertain: false });
    expect(options.requests).toHaveLength(1);
  });
});
