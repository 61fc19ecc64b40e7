import { describe, expect, test } from "@jest/globals";
import { createBrandClient } from "../src/brand.ts";
import { createBrandFetchClient } from "../src/openapi-fetch.ts";
import { altId, brand, type Operations, recordingOptions, token } from "./fixture.ts";

const invoiceId = "invoice-1";
const valid = { token, altId };

/** What calls the function with what its types forbid. */
function create(changes: object): unknown {
  return Reflect.apply(createBrandClient, undefined, [brand, { ...valid, ...changes }]);
}

const noNumber = [Number.NaN, -1, Number.POSITIVE_INFINITY, "1s", "2", {}, true];
const noFunction = [5, "fetch", {}, true];

describe("an option of a client", () => {
  test.each([
    ...noNumber.flatMap((value) => [{ retries: value }, { timeout: value }, { retryBudget: value }]),
    ...noFunction.flatMap((value) => [{ onRetry: value }, { fetch: value }]),
    ...["v\n3", "vŽ"].map((version) => ({ version })),
    ...[
      { "X-A": "1\n2" },
      { "X-A": "Ž" },
      { "X A": "1" },
      { Expect: "100-continue" },
      { Connection: "x" },
    ].map((headers) => ({ headers })),
  ])("is refused when it is %p, by its name", (options) => {
    const [name = ""] = Object.keys(options);
    expect(() => create(options)).toThrow(TypeError);
    expect(() => create(options)).toThrow(name === "version" ? '"headers"' : `"${name}"`);
  });
});

describe("a call", () => {
  test.each<[string, object, object]>([
    ["a timeout that is a text", { invoiceId }, { timeout: "1s" }],
    ["a timeout that is no number", { invoiceId }, { timeout: Number.NaN }],
    ["retries that are no number", { invoiceId }, { retries: Number.NaN }],
    ["an empty altId", { invoiceId }, { altId: "" }],
    ["an altId that is a number", { invoiceId }, { altId: 7 }],
    ["an empty altId in the body", { invoiceId, body: { altId: "" } }, {}],
    ["an amount that is no number", { invoiceId, body: { amount: Number.NaN } }, {}],
    ["an infinite amount", { invoiceId, body: { items: [{ amount: Number.NEGATIVE_INFINITY }] } }, {}],
    ["an id that is no number", { invoiceId: Number.NaN }, {}],
    ["an id that is missing", {}, {}],
    ["a header with a line break", { invoiceId }, { headers: { "X-A": "1\r\nX-B: 2" } }],
    ["headers that are a list", { invoiceId }, { headers: [["X-A", "1"]] }],
    ["headers that are no plain object", { invoiceId }, { headers: new Headers({ "X-A": "1" }) }],
    ["a header beyond Latin-1", { invoiceId }, { headers: { "X-A": "Ž" } }],
    ["a name that no header has", { invoiceId }, { headers: { "X A": "1" } }],
    ["a header that fetch cannot send", { invoiceId }, { headers: { Expect: "100-continue" } }],
    ["a signal that is none", { invoiceId }, { signal: {} }],
    ["a version with a line break", { invoiceId }, { version: "v\n3" }],
  ])("with %s is not sent, at once", async (_, request, options) => {
    const recording = recordingOptions();
    const client = createBrandClient<Operations>(brand, recording);
    const { error } = await Reflect.apply(client.voidInvoice, undefined, [request, options]);
    expect(error).toMatchObject({ name: "InvalidRequestError", attempts: 0, uncertain: false });
    expect(recording.requests).toEqual([]);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, {}, () => 1, Symbol("a")])(
    "with %p in the query is not sent",
    async (limit) => {
      const recording = recordingOptions();
      const { error } = await createBrandClient<Operations>(brand, recording).listInvoices({ limit });
      expect(error?.name).toBe("InvalidRequestError");
      expect(recording.requests).toEqual([]);
    },
  );

  test("without an id says which", async () => {
    const client = createBrandClient<Operations>(brand, recordingOptions());
    const { error } = await Reflect.apply(client.voidInvoice, undefined, [{ body: {} }]);
    expect(error?.message).toBe('POST /invoices/{invoiceId}/void: not sent: "invoiceId" must be plain.');
  });

  test("that names a value names its field", async () => {
    const client = createBrandClient<Operations>(brand, recordingOptions());
    const { error } = await client.voidInvoice({ invoiceId, body: { amount: Number.NaN } });
    expect(error?.message).toBe('POST /invoices/{invoiceId}/void: not sent: "body.amount" must be plain.');
  });

  test.each<[string, object]>([
    [
      "body.items.1.price.amount",
      { items: [{ amount: 1 }, { price: { amount: Number.NEGATIVE_INFINITY } }] },
    ],
    ["body.tips.0", { tips: [Number.NaN] }],
    ["body.total.amount", { total: { toJSON: () => ({ amount: Number.NaN }) } }],
    ["body.amount", { amount: Object(Number.NaN) }],
    ["body.amount", { amount: 1n }],
    ["body.amount", { amount: Object(1n) }],
    ["body.amount", { amount: () => 1 }],
    ["body.items.1", { items: [1, undefined] }],
    ["body.items.0", { items: new Array(1) }],
    ["body.items.0", { items: [Symbol("item")] }],
    ["body.dueDate", { dueDate: new Date(Number.NaN) }],
    ["body.items.0.date", { items: [{ date: { toJSON: () => null } }] }],
    ["body.date", { date: { toJSON: () => undefined } }],
    ["body.meta", { meta: new Map([["amount", 1]]) }],
    ["body.meta", { meta: new Set([1]) }],
    ["body.meta", { meta: /a/ }],
    ["body.meta", { meta: new ArrayBuffer(8) }],
    ["body.meta.file", { meta: { file: new Uint8Array(8) } }],
    ["body", new Map([["amount", 1]])],
    ["body", new ArrayBuffer(8)],
    ["body.amount", { toJSON: () => ({ amount: Number.NaN }) }],
  ])("whose value %s would be lost says where it is: %p", async (place, body) => {
    const { error } = await createBrandClient<Operations>(brand, recordingOptions()).voidInvoice({
      invoiceId,
      body,
    });
    expect(error).toMatchObject({ name: "InvalidRequestError", attempts: 0 });
    expect(error?.message).toContain(`not sent: "${place}" must be plain.`);
  });

  test("sends what JSON can say: null, nothing, dates, boxed texts, objects of any class", async () => {
    class Price {
      amount = 1;
    }
    const recording = recordingOptions();
    const body = {
      ...{ none: null, left: undefined, list: [null, [], {}], at: new Date(0), text: Object("a"), yes: true },
      ...{
        price: new Price(),
        bare: Object.assign(Object.create(null), { a: 1 }),
      },
    };
    await createBrandClient<Operations>(brand, recording).voidInvoice({ invoiceId, body });
    expect(await recording.requests[0]?.json()).toEqual({
      ...{ none: null, list: [null, [], {}], at: "1970-01-01T00:00:00.000Z", text: "a", yes: true },
      ...{ price: { amount: 1 }, bare: { a: 1 }, altId, altType: "location" },
    });
  });

  test("fills altId and altType into what a body is written as", async () => {
    class Reason {
      readonly #text = "Twice";
      toJSON() {
        return { reason: this.#text };
      }
    }
    const recording = recordingOptions();
    const client = createBrandClient<Operations>(brand, recording);
    await client.voidInvoice({ invoiceId, body: new Reason() });
    await client.voidInvoice({ invoiceId, body: { toJSON: () => ({ reason: "Twice" }) } });
    for (const request of recording.requests) {
      expect(await request.json()).toEqual({ reason: "Twice", altId, altType: "location" });
    }
    expect(recording.requests).toHaveLength(2);
  });

  test("sends a body that is a text as it is", async () => {
    const recording = recordingOptions();
    const client = createBrandClient<Operations>(brand, recording);
    await Reflect.apply(client.voidInvoice, undefined, [{ invoiceId, body: "Twice" }]);
    expect(await recording.requests[0]?.json()).toBe("Twice");
  });

  test("is sent as it was looked at, whatever it says when it is asked again", async () => {
    let asked = 0;
    const lines = [{ amount: 1 }].values();
    const body = {
      get amount() {
        asked++;
        return asked === 1 ? 1 : Number.NaN;
      },
      items: { toJSON: () => [...lines] },
    };
    const recording = recordingOptions();
    await createBrandClient<Operations>(brand, recording).voidInvoice({ invoiceId, body });
    expect(await recording.requests[0]?.json()).toMatchObject({ amount: 1, items: [{ amount: 1 }] });
  });

  test("goes to the client's account, whatever a body or its class inherits", async () => {
    class Reason {
      readonly text = "Twice";
      get altId() {
        return "other";
      }
    }
    const recording = recordingOptions();
    const client = createBrandClient<Operations>(brand, recording);
    await client.voidInvoice({ invoiceId, body: new Reason() });
    await client.listInvoices(Object.create({ altId: "other" }));
    expect(await recording.requests[0]?.json()).toEqual({ text: "Twice", altId, altType: "location" });
    expect(new URL(recording.requests[1]?.url ?? "").searchParams.get("altId")).toBe(altId);
  });

  test.each([1, 20_000])(
    "does not go round in circles with a body that contains itself, %d times",
    async (length) => {
      const items: unknown[] = [];
      for (let item = 0; item < length; item++) items.push({ items });
      const recording = recordingOptions();
      const client = createBrandClient<Operations>(brand, recording);
      const { error } = await client.voidInvoice({ invoiceId, body: { items } });
      expect(error).toMatchObject({ name: "InvalidRequestError", attempts: 0, uncertain: false });
      expect(error?.message).toContain('"body.items.0.items.0.items');
      expect(recording.requests).toEqual([]);
    },
  );

  test("fills altId and altType into the body alone, whatever its fields are named", async () => {
    const recording = recordingOptions();
    const body = { "": { "": { amount: 1 } } };
    await createBrandClient<Operations>(brand, recording).voidInvoice({ invoiceId, body });
    expect(await recording.requests[0]?.json()).toEqual({ ...body, altId, altType: "location" });
  });

  test.each([
    { amount: Number.NaN },
    { items: [undefined] },
    { dueDate: new Date(Number.NaN) },
    [Number.NaN],
    new Map(),
    Number.NaN,
    { toJSON: () => ({ amount: Number.NaN }) },
  ])("of an openapi-fetch method is not sent with %p", async (body) => {
    const recording = recordingOptions();
    const client = createBrandFetchClient<{ POST: (path: string, init: object) => Promise<unknown> }>(
      brand,
      recording,
    );
    const call = client.POST("/invoices/", { body });
    await expect(call).rejects.toMatchObject({ name: "InvalidRequestError" });
    expect(recording.requests).toEqual([]);
    await client.POST("/invoices/", { body, bodySerializer: () => "its own" });
    expect(recording.requests).toHaveLength(1);
  });

  interface Loose {
    readonly GET: (path: string, init: object) => Promise<unknown>;
    readonly POST: (path: string, init: object) => Promise<unknown>;
  }

  test("of an openapi-fetch method is sent as it was looked at, as are its path and query", async () => {
    const recording = recordingOptions();
    const client = createBrandFetchClient<Loose>(brand, recording);
    const changing = (values: readonly unknown[]) => {
      const left = [...values];
      return () => left.shift();
    };
    const amount = changing([1, Number.NaN]);
    const line = {
      get amount() {
        return amount();
      },
    };
    await client.POST("/invoices/", { body: { items: [line] } });
    const invoiceId = changing(["abc", ".."]);
    const limit = changing([5, Number.NaN]);
    const path = {
      get invoiceId() {
        return invoiceId();
      },
    };
    const query = {
      get limit() {
        return limit();
      },
    };
    await client.GET("/invoices/{invoiceId}", { params: { path, query } });
    const [posted, got] = recording.requests;
    expect(await posted?.json()).toMatchObject({ items: [{ amount: 1 }] });
    expect(got?.url).toMatch(/\/invoices\/abc\?limit=5/);
  });

  test("of an openapi-fetch method can be a form, which is sent as one", async () => {
    const recording = recordingOptions();
    const client = createBrandFetchClient<Loose>(brand, recording);
    const form = new FormData();
    form.set("name", "A");
    await client.POST("/elsewhere", { body: form });
    expect((await recording.requests[0]?.formData())?.get("name")).toBe("A");
  });

  test.each([{ limit: Number.NaN }, { at: new Date(Number.NaN) }, { of: new Map() }])(
    "of an openapi-fetch method is not sent with the query %p",
    async (query) => {
      const recording = recordingOptions();
      const client = createBrandFetchClient<Loose>(brand, recording);
      const call = client.GET("/invoices/", { params: { query } });
      await expect(call).rejects.toMatchObject({ name: "InvalidRequestError" });
      expect(recording.requests).toEqual([]);
      await client.GET("/invoices/", { params: { query }, querySerializer: () => "its=own" });
      expect(recording.requests).toHaveLength(1);
    },
  );

  test.each([{ "X-A": "Ž" }, { Expect: "100-continue" }, { "Transfer-Encoding": "chunked" }])(
    "of an openapi-fetch method is not sent with the headers %p",
    async (headers) => {
      const recording = recordingOptions();
      const client = createBrandFetchClient<Loose>(brand, recording);
      await expect(client.GET("/invoices/", { headers })).rejects.toMatchObject({
        name: "InvalidRequestError",
        uncertain: false,
      });
      expect(recording.requests).toEqual([]);
    },
  );
});

describe("the Version header", () => {
  const versionOf = async (client: object, call?: object) => {
    const recording = recordingOptions();
    const made = createBrandClient<Operations>(brand, { ...recording, ...client });
    await Reflect.apply(made.voidInvoice, undefined, [{ invoiceId }, call]);
    return recording.requests[0]?.headers.get("Version");
  };

  test("is the brand's first version unless the client or the call says otherwise", async () => {
    expect(await versionOf({})).toBe("2021-07-28");
    expect(await versionOf({ version: "v3" })).toBe("v3");
    expect(await versionOf({ version: "v3" }, { version: "2023-02-21" })).toBe("2023-02-21");
    expect(await versionOf({ version: "v3" }, { headers: { version: "x" } })).toBe("x");
    expect(await versionOf({ headers: { Version: "x" } })).toBe("x");
    expect(await versionOf({ headers: { version: "x", Version: "y" } })).toBe("y");
    expect(await versionOf({}, { version: "x", headers: { Version: "y", version: "z" } })).toBe("z");
  });

  test("is sent by the methods of openapi-fetch alike", async () => {
    const recording = { ...recordingOptions(), version: "v3", headers: { "X-A": "1" } };
    const client = createBrandFetchClient<{ GET: (path: string) => Promise<unknown> }>(brand, recording);
    await client.GET("/invoices/");
    const [request] = recording.requests;
    expect([request?.headers.get("Version"), request?.headers.get("X-A")]).toEqual(["v3", "1"]);
  });
});

test("the headers of a client are sent with each call, whose own win", async () => {
  const recording = { ...recordingOptions(), headers: { "X-A": "1", "X-B": "2", Authorization: "none" } };
  await createBrandClient<Operations>(brand, recording).voidInvoice(
    { invoiceId },
    { headers: { "x-b": "3" } },
  );
  const [request] = recording.requests;
  expect([request?.headers.get("X-A"), request?.headers.get("X-B")]).toEqual(["1", "3"]);
  expect(request?.headers.get("Authorization")).toBe(`Bearer ${token}`);
});
