import { describe, expect, test } from "@jest/globals";
import { createBrandClient } from "../src/brand.ts";
import type { ClientOptions, Retry } from "../src/index.ts";
import { brand, type Operations, recordingOptions, stoppedRuntime } from "./fixture.ts";

const invoiceId = "invoice-1";
const refusal = () => Response.json({ statusCode: 401, message: "Invalid token" }, { status: 401 });
const timedOut = () => Response.json({ message: "Command timed out" }, { status: 401 });
const ok = () => Response.json({ name: "A" });

/** A client whose token function always has another token, and whose requests are answered one after the other. */
function setUp(answers: readonly (() => Response)[], changes: Partial<ClientOptions> = {}) {
  const told: Retry[] = [];
  const asked: (string | undefined)[] = [];
  const options = {
    ...recordingOptions((_, count) => (answers[count - 1] ?? ok)()),
    token: (refused: string | undefined) => {
      asked.push(refused);
      return `pit-token-${asked.length}`;
    },
    onRetry: (retry: Retry) => told.push(retry),
    ...changes,
  };
  const client = createBrandClient<Operations>(brand, options, stoppedRuntime());
  return { client, asked, told, requests: options.requests };
}

describe("a payment", () => {
  test("is not sent again after a gateway's 401, and its error says that the outcome is unknown", async () => {
    const { client, requests, told } = setUp([timedOut]);
    const { error } = await client.voidInvoice({ invoiceId });
    expect(error).toMatchObject({ name: "UnauthorizedError", uncertain: true, attempts: 1 });
    expect([requests.length, told]).toEqual([1, []]);
  });

  test("is sent again with a fresh token after a refusal of the token, which onRetry is told of", async () => {
    const { client, requests, told, asked } = setUp([refusal]);
    expect((await client.voidInvoice({ invoiceId })).error).toBeUndefined();
    expect(requests).toHaveLength(2);
    expect(asked).toEqual([undefined, "pit-token-1"]);
    expect(told).toMatchObject([{ attempt: 1, wait: 0, error: { name: "UnauthorizedError" } }]);
  });

  test.each<[string, Partial<ClientOptions>]>([
    ["no retries", { retries: 0 }],
    ["no retries and no budget", { retries: 0, retryBudget: 0 }],
  ])("is sent once with %s, refresh included, and the next call has a fresh token", async (_, changes) => {
    const { client, requests, told, asked } = setUp([refusal], changes);
    expect((await client.voidInvoice({ invoiceId })).error).toMatchObject({ uncertain: false, attempts: 1 });
    expect([requests.length, told, asked]).toEqual([1, [], [undefined]]);
    expect((await client.voidInvoice({ invoiceId })).error).toBeUndefined();
    expect(asked).toEqual([undefined, "pit-token-1"]);
  });

  test("asks for no token more than once in a call, and sends no more requests than the retries allow", async () => {
    const { client, requests } = setUp([refusal, refusal, refusal], { retries: 5 });
    expect((await client.voidInvoice({ invoiceId })).error).toMatchObject({ status: 401, attempts: 2 });
    expect(requests).toHaveLength(2);
  });

  test("can have its own number of retries", async () => {
    const { client, requests } = setUp([refusal]);
    await client.voidInvoice({ invoiceId }, { retries: 0 });
    expect(requests).toHaveLength(1);
  });
});

describe("an error after several attempts", () => {
  test("of a DELETE says that the record may be gone because of an earlier one", async () => {
    const gone = () => Response.json({ statusCode: 404, message: "Not found" }, { status: 404 });
    const { client, requests } = setUp([() => new Response("", { status: 503 }), gone]);
    const { error } = await client.deleteInvoice({ invoiceId });
    expect(error).toMatchObject({ name: "NotFoundError", attempts: 2, uncertain: true });
    expect(error?.message).toContain("(outcome unknown)");
    expect(requests).toHaveLength(2);
  });

  test("of a GET leaves nothing in doubt", async () => {
    const { client } = setUp([1, 2, 3].map(() => () => new Response("", { status: 503 })));
    expect((await client.listInvoices()).error).toMatchObject({ attempts: 3, uncertain: false });
  });
});
