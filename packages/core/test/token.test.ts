import { describe, expect, test } from "@jest/globals";
import { createBrandClient } from "../src/brand.ts";
import type { TokenSource } from "../src/index.ts";
import { type Client, createBrandFetchClient } from "../src/openapi-fetch.ts";
import { brand, type Operations, type paths, recordingOptions } from "./fixture.ts";

/** An API that accepts one token, and a client whose tokens are asked for. */
function setUp(accepted: string, token: TokenSource) {
  const asked: (string | undefined)[] = [];
  const options = {
    ...recordingOptions(({ headers }) =>
      headers.get("Authorization") === `Bearer ${accepted}`
        ? Response.json({ name: "A" })
        : Response.json({ statusCode: 401, message: "Invalid token" }, { status: 401 }),
    ),
    token: (refused: string | undefined) => {
      asked.push(refused);
      return token(refused);
    },
  };
  const client = createBrandClient<Operations>(brand, options);
  const fetchClient = createBrandFetchClient<Client<paths>>(brand, options);
  return { client, fetchClient, asked, requests: options.requests };
}

const call = (client: Operations) => client.voidInvoice({ invoiceId: "invoice-1" });

describe("a token that a function gives", () => {
  test("is asked for once and kept", async () => {
    const { client, asked } = setUp("first-token", async () => "first-token");
    await Promise.all([call(client), call(client)]);
    await call(client);
    expect(asked).toEqual([undefined]);
  });

  test("is asked for once, even by a call that its own function makes", async () => {
    let begin = () => {};
    const { client, asked } = setUp("first-token", async () => {
      begin();
      return "first-token";
    });
    const others: Promise<unknown>[] = [];
    begin = () => void others.push(call(client));
    await call(client);
    await Promise.all(others);
    expect(asked).toEqual([undefined]);
  });

  test("is asked for once more when it is refused, however many calls are, and each call is sent again once", async () => {
    const { client, asked, requests } = setUp("second-token", async (refused) =>
      refused === undefined ? "first-token" : "second-token",
    );
    const results = await Promise.all(Array.from({ length: 10 }, () => call(client)));
    expect(results.map(({ error }) => error)).toEqual(results.map(() => undefined));
    expect(asked).toEqual([undefined, "first-token"]);
    expect(requests).toHaveLength(20);
  });

  test("serves the methods of openapi-fetch alike", async () => {
    const { fetchClient, asked } = setUp("second-token", async (refused) =>
      refused ? "second-token" : "first-token",
    );
    const { data } = await fetchClient.POST("/invoices/", { body: { name: "A" } });
    expect(data).toEqual({ name: "A" });
    expect(asked).toEqual([undefined, "first-token"]);
  });

  test("is not tried again when it is the refused one", async () => {
    const { client, requests } = setUp("another-token", () => "first-token");
    expect((await call(client)).error).toMatchObject({ name: "UnauthorizedError" });
    expect(requests).toHaveLength(1);
  });

  test("is refreshed once in a call, even if the fresh one is refused too", async () => {
    let count = 0;
    const { client, requests } = setUp("another-token", () => `token-${count++}`);
    expect((await call(client)).error).toMatchObject({ name: "UnauthorizedError" });
    expect(requests).toHaveLength(2);
  });

  test("makes the calls reject with what the function throws, and is asked for again by the next", async () => {
    const reason = new Error("the vault is closed");
    let closed = true;
    const { client } = setUp("first-token", async () => {
      if (closed) throw reason;
      return "first-token";
    });
    const calls = await Promise.allSettled([call(client), call(client)]);
    expect(calls).toMatchObject([{ reason }, { reason }]);
    closed = false;
    expect((await call(client)).error).toBeUndefined();
  });

  test("is checked before it is sent", async () => {
    const { client, requests } = setUp("any", () => "Bearer s3cr3t\n");
    await expect(call(client)).rejects.toThrow('"token" must be a bare token');
    await expect(call(client)).rejects.not.toThrow("s3cr3t");
    expect(requests).toEqual([]);
  });
});

test("a token that is a text is not tried again when it is refused", async () => {
  const options = recordingOptions(() => new Response("", { status: 401 }));
  await call(createBrandClient<Operations>(brand, options));
  expect(options.requests).toHaveLength(1);
});
