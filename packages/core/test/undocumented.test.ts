import { describe, expect, test } from "@jest/globals";
import { createBrandClient } from "../src/brand.ts";
import type { RequestMethod } from "../src/index.ts";
import { altId, brand, recordingOptions } from "./fixture.ts";

const setUp = (answer?: () => Response) => {
  const options = recordingOptions(answer);
  return {
    client: createBrandClient<{ request: RequestMethod }>(brand, options),
    requests: options.requests,
  };
};
const path = "/invoices/{invoiceId}/reminders";

describe("a request that the description does not have", () => {
  test("is sent like any other", async () => {
    const { client, requests } = setUp();
    const parameters = { invoiceId: "a/b", dry: true };
    const { data } = await client.request<{ name: string }>(
      { method: "POST", path, alt: "body" },
      { ...parameters, body: { text: "Pay" } },
      { headers: { "X-A": "1" } },
    );
    expect(data?.name).toBe("New Invoice");
    expect(requests[0]?.url).toBe("https://api.example.com/invoices/a%2Fb/reminders?dry=true");
    expect(await requests[0]?.json()).toEqual({ altId, altType: "location", text: "Pay" });
    expect(requests[0]?.headers.get("X-A")).toBe("1");
  });

  test.each([
    ["no body", ""],
    ["a text", "noted"],
  ])("succeeds without data when the response has %s", async (_, text) => {
    const { client } = setUp(() => new Response(text));
    expect(await client.request({ method: "GET", path }, { invoiceId: "1" })).toMatchObject({
      data: undefined,
      error: undefined,
    });
  });

  test("is not repeated when it may have been carried out", async () => {
    const { client, requests } = setUp(() => new Response("", { status: 503 }));
    const { error } = await client.request({ method: "POST", path }, { invoiceId: "1" });
    expect(error).toMatchObject({ name: "ServerError", operationId: undefined, uncertain: true });
    expect(requests).toHaveLength(1);
  });

  const texts = ["//elsewhere.example.com", "/../x", "/a/./b", "/a?b=1", "/a#b", "/a b", "/", "a", "/a@b"];
  test.each([...texts, undefined, null, 5])("is not sent to %s", async (bad) => {
    const { client, requests } = setUp();
    const { error } = await Reflect.apply(client.request, undefined, [{ method: "GET", path: bad }]);
    expect(error?.name).toBe("InvalidRequestError");
    expect(requests).toEqual([]);
  });
});
