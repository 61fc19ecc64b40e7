import { describe, expect, test } from "@jest/globals";
import { createBrandClient } from "../src/brand.ts";
import { type Client, createBrandFetchClient } from "../src/openapi-fetch.ts";
import {
  altId,
  brand,
  type Operations,
  type paths,
  recordingOptions,
  stoppedRuntime,
  tick,
  token,
} from "./fixture.ts";

const invoiceId = "invoice-1";
const never = () => new Promise<never>(() => {});
const neverEndingBody = () => new Response(new ReadableStream());
const reason = new Error("no longer wanted");

/** The parts of a call that others can let hang, whatever signal they are given. */
const parts = {
  "token function": { token: never, fetch: async () => Response.json({}) },
  fetch: { token, fetch: never },
  body: { token, fetch: async () => neverEndingBody() },
};

describe.each(Object.entries(parts))("a %s that never ends", (part, options) => {
  const uncertain = part !== "token function";

  test("ends with the time limit", async () => {
    const client = createBrandClient<Operations>(brand, { ...options, altId, timeout: 1, retries: 0 });
    const { error } = await client.voidInvoice({ invoiceId });
    expect(error).toMatchObject({ name: "TimeoutError", uncertain, attempts: uncertain ? 1 : 0 });
    expect(error?.message.includes("not sent")).toBe(!uncertain);
  });

  test("ends with its caller's signal", async () => {
    const client = createBrandClient<Operations>(brand, { ...options, altId, timeout: 0 });
    const controller = new AbortController();
    const call = client.voidInvoice({ invoiceId }, { signal: controller.signal });
    await tick();
    controller.abort(reason);
    const { error } = await call;
    expect(error).toMatchObject({
      name: "AbortError",
      cause: reason,
      uncertain,
      attempts: uncertain ? 1 : 0,
    });
    expect(error?.message.includes("not sent")).toBe(!uncertain);
  });

  test("ends for the methods of openapi-fetch too", async () => {
    const client = createBrandFetchClient<Client<paths>>(brand, {
      ...options,
      altId,
      timeout: 1,
      retries: 0,
    });
    const params = { path: { invoiceId } };
    await expect(client.POST("/invoices/{invoiceId}/void", { params })).rejects.toMatchObject({
      name: "TimeoutError",
      uncertain,
    });
    const controller = new AbortController();
    const { signal } = controller;
    const patient = createBrandFetchClient<Client<paths>>(brand, { ...options, altId, timeout: 0 });
    const call = patient.POST("/invoices/{invoiceId}/void", { params, signal });
    await tick();
    controller.abort(reason);
    await expect(call).rejects.toMatchObject({ name: "AbortError", cause: reason, uncertain });
  });
});

describe("a token that comes too late", () => {
  function lateToken() {
    let give = () => {};
    const late = new Promise<string>((resolve) => {
      give = () => resolve(token);
    });
    return { give, options: { ...recordingOptions(), token: () => late, retries: 0 } };
  }

  test("is sent with nothing", async () => {
    const { give, options } = lateToken();
    const call = createBrandClient<Operations>(brand, options).voidInvoice({ invoiceId }, { timeout: 1 });
    expect((await call).error).toMatchObject({ name: "TimeoutError", uncertain: false });
    give();
    await tick();
    expect(options.requests).toEqual([]);
  });

  test("is sent with nothing by the methods of openapi-fetch either", async () => {
    const { give, options } = lateToken();
    const controller = new AbortController();
    const client = createBrandFetchClient<Client<paths>>(brand, options);
    const call = client.POST("/invoices/{invoiceId}/void", {
      params: { path: { invoiceId } },
      signal: controller.signal,
    });
    await tick();
    controller.abort(reason);
    await expect(call).rejects.toMatchObject({ name: "AbortError", uncertain: false });
    give();
    await tick();
    expect(options.requests).toEqual([]);
  });
});

test("a token function that hangs once is asked anew by later calls", async () => {
  let asked = 0;
  const options = { ...recordingOptions(), token: () => (asked++ ? token : never()), timeout: 5 };
  const client = createBrandClient<Operations>(brand, options, stoppedRuntime());
  const hung = await client.voidInvoice({ invoiceId }, { retries: 0 });
  expect(hung.error).toMatchObject({ name: "TimeoutError", attempts: 0 });
  expect((await client.voidInvoice({ invoiceId })).error).toBeUndefined();
  expect(asked).toBe(2);
});

test("a refresh that hangs ends the call with what is known: it was refused, and nothing was carried out", async () => {
  const refusal = { statusCode: 401, message: "Invalid token" };
  const options = {
    ...recordingOptions(() => Response.json(refusal, { status: 401 })),
    token: (refused?: string) => (refused ? never() : token),
    timeout: 5,
    retries: 1,
  };
  const { error } = await createBrandClient<Operations>(brand, options).voidInvoice({ invoiceId });
  expect(error).toMatchObject({ name: "TimeoutError", attempts: 1, uncertain: false });
});

test("an abort during a wait is noticed at once, even one that came before it began", async () => {
  for (const abortIn of ["onRetry", "later"]) {
    const controller = new AbortController();
    const options = recordingOptions(
      () => new Response("", { status: 503, headers: { "Retry-After": "60" } }),
    );
    const client = createBrandClient<Operations>(brand, {
      ...options,
      onRetry: () =>
        abortIn === "onRetry" ? controller.abort(reason) : void setTimeout(() => controller.abort(reason)),
    });
    const { error } = await client.listInvoices({}, { signal: controller.signal });
    expect(error).toMatchObject({ name: "AbortError", cause: reason });
    expect(options.requests).toHaveLength(1);
  }
});

test("no attempt begins after the budget, whatever took the time", async () => {
  const runtime = stoppedRuntime();
  const refusal = { statusCode: 401, message: "Invalid token" };
  const options = {
    ...recordingOptions(() => Response.json(refusal, { status: 401 })),
    token: async (refused?: string) => {
      if (refused) await runtime.sleep(410, undefined);
      return refused ? "fresh-token" : token;
    },
    retryBudget: 50,
  };
  const { error } = await createBrandClient<Operations>(brand, options, runtime).voidInvoice({ invoiceId });
  expect(error).toMatchObject({ name: "UnauthorizedError", attempts: 1 });
  expect(options.requests).toHaveLength(1);
});

test("a signal that outlives its calls keeps nothing of them", async () => {
  let listeners = 0;
  const signal = {
    aborted: false,
    addEventListener: () => listeners++,
    removeEventListener: () => listeners--,
  };
  const client = createBrandClient<Operations>(brand, recordingOptions());
  const call = () => Reflect.apply(client.voidInvoice, undefined, [{ invoiceId }, { signal }]);
  await Promise.all(Array.from({ length: 50 }, call));
  expect(listeners).toBe(0);
});
