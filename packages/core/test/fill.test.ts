import { describe, expect, test } from "@jest/globals";
import { type Client, createBrandFetchClient } from "../src/openapi-fetch.ts";
import { altId, brand, type paths, recordingOptions } from "./fixture.ts";

const alt = { altId, altType: "location" };
const path = { invoiceId: "invoice-1" };

type Call = (client: Client<paths>) => Promise<unknown>;

async function sent(call: Call): Promise<Request> {
  const options = recordingOptions();
  await call(createBrandFetchClient<Client<paths>>(brand, options));
  const [request] = options.requests;
  if (!request) throw new Error("Nothing was sent.");
  return request;
}

async function sentBody(call: Call): Promise<unknown> {
  return (await sent(call)).json();
}

async function sentQuery(call: Call): Promise<object> {
  return Object.fromEntries(new URL((await sent(call)).url).searchParams);
}

describe("altId and altType", () => {
  test.each<[string, Call]>([
    ["POST", (client) => client.POST("/invoices/", { body: { name: "A" } })],
    ["PUT", (client) => client.PUT("/invoices/{invoiceId}", { params: { path }, body: { name: "A" } })],
    [
      "PATCH",
      (client) => client.PATCH("/invoices/{invoiceId}/late-fees", { params: { path }, body: { name: "A" } }),
    ],
    ["request", (client) => client.request("post", "/invoices/", { body: { name: "A" } })],
  ])("are filled into the body of %s", async (_, call) => {
    expect(await sentBody(call)).toEqual({ ...alt, name: "A" });
  });

  test.each<[string, Call]>([
    ["GET", (client) => client.GET("/invoices/", { params: { query: { limit: 10 } } })],
    [
      "DELETE",
      (client) => client.DELETE("/invoices/{invoiceId}", { params: { path, query: { limit: 10 } } }),
    ],
    ["request", (client) => client.request("get", "/invoices/", { params: { query: { limit: 10 } } })],
  ])("are filled into the query of %s", async (_, call) => {
    expect(await sentQuery(call)).toEqual({ ...alt, limit: "10" });
  });

  test("are filled into the query of a call without options", async () => {
    expect(await sentQuery((client) => client.GET("/invoices/"))).toEqual(alt);
  });

  test("make the body of a call without one", async () => {
    const call: Call = (client) => client.POST("/invoices/{invoiceId}/void", { params: { path } });
    expect(await sentBody(call)).toEqual(alt);
  });

  test("stay as the caller gave them in the body", async () => {
    const body = { name: "A", altId: "another", altType: "location" } as const;
    expect(await sentBody((client) => client.POST("/invoices/", { body }))).toEqual(body);
  });

  test("stay as the caller gave them in the query", async () => {
    const query = { altId: "another", altType: "location" } as const;
    expect(await sentQuery((client) => client.GET("/invoices/", { params: { query } }))).toEqual(query);
  });

  test.each([undefined, null])("are filled in for one that is %s", async (altId) => {
    const call: Call = (client) =>
      client.POST("/invoices/{invoiceId}/void", { params: { path }, body: { altId, altType: altId } });
    expect(await sentBody(call)).toEqual(alt);
  });

  test("stay out of a request that does not take them", async () => {
    const request = await sent((client) =>
      client.POST("/schedules/{scheduleId}/start", {
        params: { path: { scheduleId: "schedule-1" } },
        body: { now: true },
      }),
    );
    expect(await request.json()).toEqual({ now: true });
    expect(new URL(request.url).search).toBe("");
  });

  test("stay out of a request to a path the brand does not know", async () => {
    const request = await sent((client) => client.POST("/elsewhere", { body: { name: "A" } }));
    expect(await request.json()).toEqual({ name: "A" });
    expect(new URL(request.url).search).toBe("");
  });

  test.each([
    ["an array", [1, 2]],
    ["null", null],
    ["text", "text"],
    ["an instance of a class", new Date(0)],
  ])("stay out of a body that is %s", async (_, body) => {
    const call: Call = (client) => client.POST("/invoices/{invoiceId}/void", { params: { path }, body });
    expect(await sentBody(call)).toEqual(JSON.parse(JSON.stringify(body)));
  });

  test("stay out of FormData", async () => {
    const body = new FormData();
    body.set("name", "A");
    const request = await sent((client) =>
      client.POST("/invoices/{invoiceId}/void", { params: { path }, body }),
    );
    expect([...(await request.formData())]).toEqual([["name", "A"]]);
  });

  test("are filled into an object without a prototype", async () => {
    const body = Object.assign(Object.create(null), { name: "A" });
    const call: Call = (client) => client.POST("/invoices/{invoiceId}/void", { params: { path }, body });
    expect(await sentBody(call)).toEqual({ ...alt, name: "A" });
  });

  test("are not written into the objects of the caller", async () => {
    const options = Object.freeze({ body: Object.freeze({ name: "A" }) });
    await sent((client) => client.POST("/invoices/", options));
    const query = Object.freeze({ limit: 10 });
    const listing = Object.freeze({ params: Object.freeze({ query }) });
    await sent((client) => client.GET("/invoices/", listing));
    expect([options, listing]).toEqual([{ body: { name: "A" } }, { params: { query: { limit: 10 } } }]);
  });
});
