import { describe, expect, test } from "@jest/globals";
import { RedirectError, TimeoutError } from "../src/index.ts";
import { type Client, createBrandFetchClient } from "../src/openapi-fetch.ts";
import { altId, brand, type paths, recordingOptions, stoppedRuntime, token } from "./fixture.ts";

describe("a method of openapi-fetch", () => {
  test.each(["", ".", ".."])("sends nothing for the id %j", async (invoiceId) => {
    const options = recordingOptions();
    const client = createBrandFetchClient<Client<paths>>(brand, options);
    const call = client.POST("/invoices/{invoiceId}/void", { params: { path: { invoiceId } } });
    await expect(call).rejects.toMatchObject({ name: "InvalidRequestError", operationId: "voidInvoice" });
    expect(options.requests).toEqual([]);
  });

  test("rejects with a RedirectError instead of following a redirect, whatever the call says", async () => {
    const options = recordingOptions(() => Response.redirect("https://elsewhere.example.com", 302));
    const client = createBrandFetchClient<Client<paths>>(brand, options);
    await expect(
      client.POST("/invoices/", { body: { name: "A" }, redirect: "follow" }),
    ).rejects.toBeInstanceOf(RedirectError);
    expect(options.requests.map(({ redirect }) => redirect)).toEqual(["manual"]);
  });

  test("sends the token to no other origin", async () => {
    const options = recordingOptions();
    const client = createBrandFetchClient<Client<paths>>(brand, options);
    await expect(
      client.GET("/invoices/", { baseUrl: "https://elsewhere.example.com" }),
    ).rejects.toMatchObject({ name: "InvalidRequestError" });
    expect(options.requests).toEqual([]);
  });

  test("sends the request that a call's own fetch carries out with the token", async () => {
    const options = recordingOptions();
    const client = createBrandFetchClient<Client<paths>>(brand, { token, altId });
    await client.GET("/invoices/", { fetch: (request) => options.fetch?.(request) ?? Promise.reject() });
    expect(options.requests[0]?.headers.get("Authorization")).toBe(`Bearer ${token}`);
  });

  test("rejects with a TimeoutError when the answer does not come in time", async () => {
    const options = {
      token,
      altId,
      timeout: 1,
      retries: 0,
      fetch: (_: unknown, init?: RequestInit) =>
        new Promise<Response>((_, reject) => {
          init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
        }),
    };
    const client = createBrandFetchClient<Client<paths>>(brand, options, stoppedRuntime());
    await expect(client.GET("/invoices/")).rejects.toBeInstanceOf(TimeoutError);
  });

  test("rejects with an AbortError that has its caller's own reason when it is aborted", async () => {
    const reason = new Error("no longer wanted");
    const client = createBrandFetchClient<Client<paths>>(brand, recordingOptions());
    await expect(client.GET("/invoices/", { signal: AbortSignal.abort(reason) })).rejects.toMatchObject({
      name: "AbortError",
      cause: reason,
    });
  });
});
