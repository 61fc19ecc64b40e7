import { describe, expect, test } from "@jest/globals";
import { createBrandClient } from "../src/brand.ts";
import { paced } from "../src/index.ts";
import { altId, brand, type Operations, passingRuntime, token } from "./fixture.ts";

const invoiceId = "invoice-1";

/** A `fetch` that notes when its requests begin, in milliseconds from now. */
function clockedFetch(runtime = passingRuntime()) {
  const start = runtime.now();
  const times: number[] = [];
  const fetch = async () => {
    times.push(runtime.now() - start);
    return Response.json({});
  };
  return { runtime, times, fetch };
}

describe("a paced fetch", () => {
  test("lets a request that would be one too many wait for its turn", async () => {
    const { runtime, times, fetch } = clockedFetch();
    const pacedFetch = paced({ requests: 2, interval: 1_000, fetch }, runtime);
    for (let count = 0; count < 6; count++) await pacedFetch("https://example.com");
    expect(times).toEqual([0, 0, 1_000, 1_000, 2_000, 2_000]);
  });

  test("spreads requests made at once, never more than allowed in one interval", async () => {
    const { runtime, times, fetch } = clockedFetch();
    const pacedFetch = paced({ requests: 3, interval: 10, fetch }, runtime);
    await Promise.all(Array.from({ length: 8 }, () => pacedFetch("https://example.com")));
    expect(times).toEqual([0, 0, 0, 10, 10, 10, 20, 20]);
  });

  test("gives the turn of a request that is aborted to the next", async () => {
    const { runtime, times, fetch } = clockedFetch();
    const pacedFetch = paced({ requests: 1, interval: 10, fetch }, runtime);
    const controller = new AbortController();
    const { signal } = controller;
    const abandoned = Array.from({ length: 50 }, () => pacedFetch("https://example.com", { signal }));
    const settled = Promise.allSettled(abandoned);
    const wanted = pacedFetch("https://example.com");
    controller.abort(new Error("no longer wanted"));
    await wanted;
    expect((await settled).filter(({ status }) => status === "rejected")).toHaveLength(49);
    expect(times).toEqual([0, 10]);
  });

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("refuses %d requests", (requests) => {
    expect(() => paced({ requests })).toThrow(TypeError);
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("refuses an interval of %d", (interval) => {
    expect(() => paced({ interval })).toThrow(TypeError);
  });

  test("refuses a fetch that is no function", () => {
    expect(() => paced({ fetch: Object(5) })).toThrow('"fetch" must be a function');
  });
});

describe("a client with a paced fetch", () => {
  const clientOf = (requests: number, runtime = passingRuntime()) => {
    const { times, fetch } = clockedFetch(runtime);
    const pacedFetch = paced({ requests, interval: 10_000, fetch }, runtime);
    const options = { token, altId, fetch: pacedFetch, timeout: 5_000 };
    return { client: createBrandClient<Operations>(brand, options, runtime), times };
  };

  test("does not count the wait for a turn towards the time limit", async () => {
    const { client, times } = clientOf(2);
    const results = await Promise.all(Array.from({ length: 6 }, () => client.voidInvoice({ invoiceId })));
    expect(results.filter(({ error }) => error)).toEqual([]);
    expect(times).toEqual([0, 0, 10_000, 10_000, 20_000, 20_000]);
  });

  test("sends nothing for a call that is aborted as it waits, and lets the next have its turn", async () => {
    const { client, times } = clientOf(1);
    const controller = new AbortController();
    await client.voidInvoice({ invoiceId });
    const abandoned = client.voidInvoice({ invoiceId }, { signal: controller.signal });
    const wanted = client.voidInvoice({ invoiceId });
    const reason = new Error("no longer wanted");
    controller.abort(reason);
    const { error } = await abandoned;
    expect(error).toMatchObject({ name: "AbortError", attempts: 0, uncertain: false, cause: reason });
    expect(error?.message).toBe("POST /invoices/{invoiceId}/void: not sent: Abort");
    await wanted;
    expect(times).toEqual([0, 10_000]);
  });
});
