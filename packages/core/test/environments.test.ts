import { afterEach, describe, expect, test } from "@jest/globals";
import { createBrandClient } from "../src/brand.ts";
import type { Fetch } from "../src/index.ts";
import { createBrandFetchClient } from "../src/openapi-fetch.ts";
import { altId, brand, type Operations, recordingOptions, tick, token } from "./fixture.ts";

const invoiceId = "invoice-1";
const kept = new Map<object, PropertyDescriptorMap>();

/** Replaces what an environment may lack or have otherwise, until the end of the test. */
function replace(owner: object, name: string, value: unknown): void {
  const descriptors = kept.get(owner) ?? {};
  kept.set(owner, {
    ...Object.fromEntries([[name, Object.getOwnPropertyDescriptor(owner, name) ?? {}]]),
    ...descriptors,
  });
  Object.defineProperty(owner, name, { value, configurable: true, writable: true });
}

afterEach(() => {
  for (const [owner, descriptors] of kept) Object.defineProperties(owner, descriptors);
  kept.clear();
});

describe("a client works", () => {
  test("without AbortSignal.any, AbortSignal.timeout and URL.canParse", async () => {
    replace(AbortSignal, "any", undefined);
    replace(AbortSignal, "timeout", undefined);
    replace(URL, "canParse", undefined);
    const { signal } = new AbortController();
    const client = createBrandClient<Operations>(brand, recordingOptions());
    expect((await client.voidInvoice({ invoiceId }, { signal })).error).toBeUndefined();
  });

  test("with signals that have no reason: a payment that timed out is an error, and so is one that was aborted", async () => {
    replace(AbortSignal.prototype, "reason", undefined);
    replace(AbortSignal.prototype, "throwIfAborted", undefined);
    const client = createBrandClient<Operations>(brand, { token, altId, fetch: () => new Promise(() => {}) });
    const result = await client.voidInvoice({ invoiceId }, { timeout: 1 });
    expect(result).toMatchObject({ data: undefined, error: { name: "TimeoutError", uncertain: true } });
    const controller = new AbortController();
    const call = client.voidInvoice({ invoiceId }, { signal: controller.signal });
    await tick();
    controller.abort();
    expect(await call).toMatchObject({ data: undefined, error: { name: "AbortError", uncertain: true } });
    const late = await client.voidInvoice({ invoiceId }, { signal: controller.signal });
    expect(late).toMatchObject({ data: undefined, error: { name: "AbortError", uncertain: false } });
  });

  test("where AbortController is not the one that fetch knows, as with jsdom", async () => {
    class OtherSignal extends EventTarget {
      aborted = false;
    }
    replace(
      globalThis,
      "AbortController",
      class {
        signal = new OtherSignal();
        abort() {}
      },
    );
    const recording = recordingOptions();
    const client = createBrandClient<Operations>(brand, recording);
    expect((await client.voidInvoice({ invoiceId })).error).toBeUndefined();
    const hung = createBrandClient<Operations>(brand, {
      ...recording,
      fetch: () => new Promise(() => {}),
      timeout: 1,
    });
    expect((await hung.voidInvoice({ invoiceId })).error?.name).toBe("TimeoutError");
  });

  test("where the option cache is not implemented, as in older workerd", async () => {
    const Native = Request;
    replace(
      globalThis,
      "Request",
      class extends Native {
        constructor(input: string, init?: RequestInit) {
          if (init && "cache" in init)
            throw new Error("The 'cache' field on 'RequestInitializerDict' is not implemented.");
          super(input, init);
        }
      },
    );
    const inits: (RequestInit | undefined)[] = [];
    const fetch = async (_: unknown, init?: RequestInit) => {
      inits.push(init);
      return Response.json({});
    };
    const client = createBrandClient<Operations>(brand, { token, altId, fetch });
    expect((await client.voidInvoice({ invoiceId })).error).toBeUndefined();
    expect(inits.map((init) => init && "cache" in init)).toEqual([false]);
  });
});

describe("a request", () => {
  test("is read from no cache, unless the caller's fetch says otherwise", async () => {
    const recording = recordingOptions();
    await createBrandClient<Operations>(brand, recording).listInvoices();
    await createBrandClient<Operations>(brand, {
      ...recording,
      fetch: (input, init) => recording.fetch?.(input, { ...init, cache: "force-cache" }) ?? Promise.reject(),
    }).listInvoices();
    expect(recording.requests.map(({ cache }) => cache)).toEqual(["no-store", "force-cache"]);
  });

  test("of an openapi-fetch method is read from a cache only where the call says so", async () => {
    const caches: unknown[] = [];
    const fetch: Fetch = async (input, init) => {
      // As Next reads it: of the options, and otherwise of the request.
      caches.push(init?.cache ?? Object(input).cache);
      return Response.json({});
    };
    const options = { token, altId, fetch };
    const client = createBrandFetchClient<{ GET: (path: string, init?: object) => Promise<unknown> }>(
      brand,
      options,
    );
    await client.GET("/invoices/");
    await client.GET("/invoices/", { cache: "force-cache" });
    await client.GET("/invoices/", { fetch });
    expect(caches).toEqual(["no-store", "force-cache", "no-store"]);
  });

  test("without any fetch is an InvalidRequestError at once", async () => {
    replace(globalThis, "fetch", undefined);
    let asked = 0;
    const options = { token: async () => `${token}${asked++}`, altId };
    const { error } = await createBrandClient<Operations>(brand, options).voidInvoice({ invoiceId });
    expect(error).toMatchObject({
      name: "InvalidRequestError",
      attempts: 0,
      uncertain: false,
      cause: expect.any(TypeError),
    });
    expect([error?.message, asked]).toEqual([expect.stringContaining('not sent: "fetch" must be'), 0]);
  });

  test("whose fetch returns nothing counts as sent", async () => {
    const fetch = Object(() => {});
    const { error } = await createBrandClient<Operations>(brand, { token, altId, fetch }).voidInvoice({
      invoiceId,
    });
    expect(error).toMatchObject({ attempts: 1, uncertain: true });
  });

  test("whose fetch throws instead of rejecting is an InvalidRequestError at once", async () => {
    const cause = new TypeError("init.method is not a method");
    const fetch = () => {
      throw cause;
    };
    const client = createBrandClient<Operations>(brand, { token, altId, fetch });
    const { error } = await client.listInvoices();
    expect(error).toMatchObject({ name: "InvalidRequestError", attempts: 0, uncertain: false, cause });
    // Whether it sent anything before it threw, only its author knows.
    expect((await client.voidInvoice({ invoiceId })).error).toMatchObject({
      name: "InvalidRequestError",
      uncertain: true,
    });
  });

  test("whose fetch resolves with no response is no success, and its outcome is unknown", async () => {
    for (const value of [undefined, null, {}, "ok"]) {
      const fetch = Object(async () => value);
      const { error } = await createBrandClient<Operations>(brand, { token, altId, fetch }).voidInvoice({
        invoiceId,
      });
      expect(error).toMatchObject({ name: "NetworkError", uncertain: true, cause: expect.any(TypeError) });
    }
  });
});
