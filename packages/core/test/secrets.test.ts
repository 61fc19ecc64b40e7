import { describe, expect, test } from "@jest/globals";
import { createBrandClient } from "../src/brand.ts";
import { type ClientOptions, logging } from "../src/index.ts";
import { type Client, createBrandFetchClient } from "../src/openapi-fetch.ts";
import { redact } from "../src/redact.ts";
import { altId, brand, type Operations, type paths } from "./fixture.ts";

const token = "pit+/abc=.DEF-123_";
const invoiceId = "invoice-1";

/** How a server may write the token it was sent. */
const written = {
  plainly: token,
  "with escaped slashes": token.replaceAll("/", "\\/"),
  "with escapes of JSON": token.replaceAll("=", "\\u003d").replaceAll("+", "\\u002B"),
  "all in escapes of JSON": [...token].map((c) => `\\u00${c.charCodeAt(0).toString(16)}`).join(""),
  "in a text of JSON within JSON": token.replaceAll("/", "\\\\/").replaceAll("=", "\\\\u003d"),
  "as in a URL": encodeURIComponent(token),
  "as in a URL within a URL": encodeURIComponent(encodeURIComponent(token)),
  "all as in a URL": [...token].map((c) => `%${c.charCodeAt(0).toString(16)}`).join(""),
  "in capitals": token.toUpperCase(),
  "in another letter case, in part and as in a URL": encodeURIComponent(token.replace("pit", "Pit")),
  "as in HTML": token.replaceAll("=", "&#x3d;").replaceAll("/", "&#x2F;"),
};

const long = [
  "\\".repeat(300_000),
  "%25".repeat(100_000),
  `%${"0".repeat(300_000)}`,
  "\\u0070".repeat(50_000),
  token.slice(1).repeat(20_000),
];

test.each(Object.entries(written))("a token that is written %s is hidden", (_, text) => {
  expect(redact(token, `Bearer ${text}!`)).toBe("Bearer *token*!");
});

test("a long text that looks like a token takes no longer than its length", () => {
  for (const text of long) expect(redact(token, text)).toBe(text);
});

test("what is escaped stays so where no token is", () => {
  const text = '{"a":"\\u0022\\/%2F&#x2f;"}';
  expect(redact(token, text)).toBe(text);
  expect(JSON.parse(redact(token, `["\\u0022","\\u005c","${token}"]`))).toEqual(['"', "\\", "*token*"]);
});

describe.each(Object.entries(written))("a response with the token %s", (_, text) => {
  const bodies = {
    JSON: `{"message":"Bearer ${text}","${text}":1}`,
    HTML: `<pre>${text}</pre>`,
    "half of JSON": `{"a":"${text}`,
  };

  test.each(Object.entries(bodies))("in %s shows it in no error", async (_, body) => {
    const fetch = async () => new Response(body, { status: 400 });
    const { error } = await createBrandClient<Operations>(brand, { token, altId, fetch }).voidInvoice({
      invoiceId,
    });
    expect(JSON.stringify(error)).toContain("*token*");
    expect(JSON.stringify(error)).not.toMatch(/abc/i);
    const client = createBrandFetchClient<Client<paths>>(brand, { token, altId, fetch });
    const result = await client.GET("/invoices/");
    expect(JSON.stringify(result.error)).toContain("*token*");
    expect(JSON.stringify(result.error)).not.toMatch(/abc/i);
  });
});

describe.each(Object.entries(written))("a header with the token %s", (_, text) => {
  const headers = { "X-Debug": `got Bearer ${text}`, "X-Other": "1" };
  const statusText = `OK, ${text}`;
  const hidden = { header: "got Bearer *token*", other: "1", statusText: "OK, *token*" };
  const shown = ({ headers, statusText }: Response) => ({
    header: headers.get("X-Debug"),
    other: headers.get("X-Other"),
    statusText,
  });

  test.each([200, 201, 400, 401, 503])("shows it nowhere, with status %d", async (status) => {
    const fetch = async () => Response.json({ message: "No" }, { status, headers, statusText });
    const heard: unknown[] = [];
    const options: ClientOptions = {
      token: async () => token,
      altId,
      retries: 1,
      fetch,
      middleware: [
        async (exchange, next) => {
          heard.push(exchange, await next());
        },
        logging({ error: hear, warn: hear, info: hear, debug: hear }, "debug"),
      ],
      onRetry: hear,
    };
    function hear(what: unknown) {
      heard.push(what);
    }
    const { error, response } = await createBrandClient<Operations>(brand, options).voidInvoice({
      invoiceId,
    });
    expect(response?.status).toBe(status);
    expect(response && shown(response)).toEqual(hidden);
    expect(error?.headers?.get("X-Debug")).toBe(status < 400 ? undefined : "got Bearer *token*");
    expect(heard.length).toBeGreaterThan(2);
    expect(heard).toContainEqual(expect.objectContaining({ response }));
    const responses = heard.map((each) => Object(each).response).filter((each) => each instanceof Response);
    for (const each of responses) expect(shown(each)).toEqual(hidden);
    expect(JSON.stringify([heard, error])).not.toMatch(/abc/i);

    const client = createBrandFetchClient<Client<paths>>(brand, { token, altId, fetch, retries: 0 });
    const result = await client.GET("/invoices/");
    expect(shown(result.response)).toEqual(hidden);
    expect(result.data ?? result.error).toEqual({ message: "No" });
  });
});

test.each<[string, string]>([
  ["base64", btoa(token)],
  ["base64 with more before it", btoa(`Bearer ${token}`)],
  ["decimal entities", [...token].map((c) => `&#${c.charCodeAt(0)};`).join("")],
  ["named entities", token.replaceAll("+", "&plus;").replaceAll("=", "&equals;")],
  ["quoted-printable", token.replaceAll("=", "=3D")],
  ["pieces", [...token].join(" ")],
])("a token that must be decoded from %s is not looked for, as the manual says", (_, text) => {
  expect(redact(token, text)).toBe(text);
});

test.each([
  [200, undefined],
  [422, "UnprocessableEntityError"],
])("a header that is named as the token is named otherwise, with status %d", async (status, name) => {
  const token = "pit-0123456789abcdef";
  const headers = { [`X-${token}`]: "1", [token]: "2", "X-Other": "3" };
  const fetch = async () => Response.json({ name: "New" }, { status, headers });
  const client = createBrandClient<Operations>(brand, { token, altId, fetch });
  const { error, response } = await client.voidInvoice({ invoiceId });
  expect(error?.name).toBe(name);
  expect([...(response?.headers ?? [])]).toEqual([
    ["*token*", "2"],
    ["content-type", "application/json"],
    ["x-*token*", "1"],
    ["x-other", "3"],
  ]);
});

test("the response of a success is one and the same, and without the token, however it is taken from the result", async () => {
  const headers = { "X-Debug": `got ${token}` };
  const options = { token, altId, fetch: async () => Response.json({ name: "New" }, { headers }) };
  const result = await createBrandClient<Operations>(brand, options).voidInvoice({ invoiceId });
  const { data, error, ...others } = result;
  expect({ data, error }).toEqual({ data: { name: "New" }, error: undefined });
  expect(others.response).toBeInstanceOf(Response);
  expect(others.response).toBe(result.response);
  expect({ ...result }.response).toBe(result.response);
  expect(others.response?.headers.get("X-Debug")).toBe("got *token*");
});

test("a response can be had whose header would not be one once it is no longer escaped", async () => {
  const options = {
    token,
    altId,
    fetch: async () =>
      Response.json({ name: "New" }, { statusText: `${token}%7F`, headers: { "X-A": `%7f${token}` } }),
  };
  const { error, response } = await createBrandClient<Operations>(brand, options).voidInvoice({ invoiceId });
  expect([error, response?.statusText, response?.headers.get("X-A")]).toEqual([
    undefined,
    "*token*%7F",
    "%7f*token*",
  ]);
});

test("a response that does not repeat the token is passed on as it is", async () => {
  const given = Response.json({ name: "New" }, { headers: { "X-Debug": "%2Fa%20b" } });
  const options = { token, altId, fetch: async () => given };
  const { response } = await createBrandClient<Operations>(brand, options).voidInvoice({ invoiceId });
  expect(response).toBe(given);
});

test.each<[string, () => unknown]>([
  ["its message", () => new TypeError(`cannot send Bearer ${token}`)],
  ["a field", () => Object.assign(new Error("failed"), { request: { headers: { authorization: token } } })],
  [
    "the headers of a request in a field",
    () =>
      Object.assign(new Error("failed"), {
        request: new Request("https://api.example.com", { headers: { authorization: `Bearer ${token}` } }),
      }),
  ],
  [
    "headers of its own",
    () => Object.assign(new Error("failed"), { headers: new Headers({ "X-A": token }) }),
  ],
  ["the message of its cause", () => new Error("failed", { cause: new Error(token) })],
  ["a text that was thrown", () => `failed with ${token}`],
])("a fetch that throws with the token in %s shows it in no error", async (_, make) => {
  const fetch = () => Promise.reject(make());
  const { error } = await createBrandClient<Operations>(brand, { token, altId, fetch }).voidInvoice({
    invoiceId,
  });
  let shown = "";
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const { request, headers } = Object(cause);
    const all = [request?.headers, headers].map((each) => (each instanceof Headers ? [...each] : []));
    shown += `${cause.stack}${JSON.stringify(cause)}${JSON.stringify(cause.cause)}${all}`;
  }
  expect(shown).not.toContain(token);
});

test("a fetch that throws what causes itself or cannot be read is an error all the same", async () => {
  const looped: Error & { cause?: unknown } = new Error("looped");
  looped.cause = looped;
  for (const thrown of [
    looped,
    { toString: 1 },
    Object.create(null),
    { message: { toString: 1 } },
    null,
    undefined,
  ]) {
    const fetch = () => Promise.reject(thrown);
    const { error } = await createBrandClient<Operations>(brand, { token, altId, fetch }).voidInvoice({
      invoiceId,
    });
    expect(error?.name).toBe("NetworkError");
  }
});
