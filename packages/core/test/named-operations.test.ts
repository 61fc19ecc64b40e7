import { describe, expect, test } from "@jest/globals";
import { createBrandClient } from "../src/brand.ts";
import {
  AbortError,
  type ClientOptions,
  InvalidRequestError,
  InvoicesError,
  NetworkError,
  TimeoutError,
  unwrap,
} from "../src/index.ts";
import { altId, brand, type Operations, recordingOptions, stoppedRuntime, tick, token } from "./fixture.ts";

const alt = { altId, altType: "location" };
const invoiceId = "invoice-1";

function clientOf(options: ClientOptions): Operations {
  return createBrandClient<Operations>(brand, options, stoppedRuntime());
}

/** Options whose `fetch` fails as told once it is aborted, and never otherwise. */
function silentOptions(): ClientOptions {
  return {
    token,
    altId,
    fetch: (_, init) =>
      new Promise((_, reject) => {
        init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
      }),
  };
}

describe("a named operation", () => {
  test("sends the token, the version, the path, the query and no body", async () => {
    const options = recordingOptions();
    await clientOf(options).listInvoices({ limit: 10, search: "a b&c", tags: ["x", "y"], none: undefined });
    const [request] = options.requests;
    expect(request?.url).toBe(
      "https://api.example.com/invoices/?limit=10&search=a%20b%26c&tags=x&tags=y&altId=6578278e879ad2646715ba9c&altType=location",
    );
    expect(Object.fromEntries(request?.headers ?? [])).toEqual({
      authorization: `Bearer ${token}`,
      version: "2021-07-28",
    });
    expect([request?.method, request?.body, request?.redirect]).toEqual(["GET", null, "manual"]);
  });

  test("sends the body as JSON, with altId and altType filled in", async () => {
    const options = recordingOptions();
    const body = Object.freeze({ name: "A" });
    await clientOf(options).updateInvoice(Object.freeze({ invoiceId, body }));
    const [request] = options.requests;
    expect(request?.headers.get("Content-Type")).toBe("application/json");
    expect(await request?.json()).toEqual({ ...alt, name: "A" });
    expect(request?.url).toBe("https://api.example.com/invoices/invoice-1");
  });

  test("makes a body where only altId and altType are wanted", async () => {
    const options = recordingOptions();
    await clientOf(options).voidInvoice({ invoiceId });
    expect(await options.requests[0]?.json()).toEqual(alt);
  });

  test("leaves altId and altType out where they are not wanted", async () => {
    const options = recordingOptions();
    await clientOf(options).startSchedule({ scheduleId: "s", body: { now: true } });
    expect(await options.requests[0]?.json()).toEqual({ now: true });
  });

  test("takes altId and headers for one call", async () => {
    const options = recordingOptions();
    await clientOf(options).voidInvoice(
      { invoiceId },
      { altId: "another", headers: { VERSION: "2023-02-21", "X-Mark": "1", Authorization: "Bearer other" } },
    );
    const [request] = options.requests;
    expect(await request?.json()).toEqual({ ...alt, altId: "another" });
    expect(request?.headers.get("Version")).toBe("2023-02-21");
    expect(request?.headers.get("X-Mark")).toBe("1");
    expect(request?.headers.get("Authorization")).toBe(`Bearer ${token}`);
  });

  test("answers with data and the response", async () => {
    const { data, error, response } = await clientOf(recordingOptions()).voidInvoice({ invoiceId });
    expect({ data, error, status: response?.status }).toEqual({
      data: { name: "New Invoice" },
      error: undefined,
      status: 200,
    });
  });

  test("answers without data where a success has no body, whatever stands there", async () => {
    const options = recordingOptions(() => new Response("noted"));
    expect(await clientOf(options).noteVisit({ invoiceId })).toMatchObject({
      data: undefined,
      error: undefined,
    });
  });

  test("works when it is taken off the client", async () => {
    const { voidInvoice } = clientOf(recordingOptions());
    expect((await voidInvoice({ invoiceId })).error).toBeUndefined();
  });

  test.each(["a/b", "a?b", "a#b", "%2e%2e", "...", "ä ö", "\\..", "a%b", 7])(
    "encodes the id %j",
    async (invoiceId) => {
      const options = recordingOptions();
      await clientOf(options).voidInvoice({ invoiceId });
      const { pathname, search, hash } = new URL(options.requests[0]?.url ?? "");
      expect(pathname.split("/").map(decodeURIComponent)).toEqual(["", "invoices", `${invoiceId}`, "void"]);
      expect([search, hash]).toEqual(["", ""]);
    },
  );

  test.each(["", ".", "..", undefined, null, {}, [".."], true, "\ud800"])(
    "sends nothing for the id %j",
    async (invoiceId) => {
      const options = recordingOptions();
      const { error, response } = await clientOf(options).voidInvoice({ invoiceId });
      expect(error).toBeInstanceOf(InvalidRequestError);
      expect(response).toBeUndefined();
      expect(options.requests).toEqual([]);
    },
  );

  test("sends nothing when the body cannot be written as JSON", async () => {
    const options = recordingOptions();
    const { error } = await clientOf(options).updateInvoice({ invoiceId, body: { amount: 1n } });
    expect(error).toMatchObject({ name: "InvalidRequestError", cause: expect.any(TypeError) });
    expect(options.requests).toEqual([]);
  });

  test("answers with a NetworkError that has the cause", async () => {
    const cause = new TypeError("fetch failed");
    const { error, response } = await clientOf(recordingOptions(() => Promise.reject(cause))).voidInvoice({
      invoiceId,
    });
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ cause, operationId: "voidInvoice", method: "POST" });
    expect(response).toBeUndefined();
  });

  test("answers with a TimeoutError when the answer does not come in time", async () => {
    const { error } = await clientOf({ ...silentOptions(), timeout: 1 }).voidInvoice({ invoiceId });
    expect(error).toBeInstanceOf(TimeoutError);
    const { error: sooner } = await clientOf(silentOptions()).voidInvoice({ invoiceId }, { timeout: 1 });
    expect(sooner).toBeInstanceOf(TimeoutError);
  });

  test("answers with an AbortError that has its caller's own reason when it is aborted", async () => {
    const reason = new Error("no longer wanted");
    const signal = AbortSignal.abort(reason);
    const { error: unsent } = await clientOf(silentOptions()).voidInvoice({ invoiceId }, { signal });
    expect(unsent).toMatchObject({ name: "AbortError", cause: reason, attempts: 0, uncertain: false });
    const controller = new AbortController();
    const call = clientOf(silentOptions()).voidInvoice({ invoiceId }, { signal: controller.signal });
    await tick();
    controller.abort(reason);
    const { data, error } = await call;
    expect(error).toBeInstanceOf(AbortError);
    expect([data, error]).toMatchObject([undefined, { cause: reason, attempts: 1, uncertain: true }]);
  });
});

describe("unwrap", () => {
  test("gives the data of a result, or of the promise of one", async () => {
    const { voidInvoice } = clientOf(recordingOptions());
    expect(await unwrap(voidInvoice({ invoiceId }))).toEqual({ name: "New Invoice" });
    expect(await unwrap(await voidInvoice({ invoiceId }))).toEqual({ name: "New Invoice" });
  });

  test("throws the error", async () => {
    const { voidInvoice } = clientOf(recordingOptions(() => new Response(null, { status: 500 })));
    await expect(unwrap(voidInvoice({ invoiceId }))).rejects.toBeInstanceOf(InvoicesError);
  });
});
