import { describe, expect, test } from "@jest/globals";
import { createBrandClient } from "../src/brand.ts";
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
  "as in a URL": encodeURIComponent(token),
  "as in HTML": token.replaceAll("=", "&#x3d;").replaceAll("/", "&#x2F;"),
};

test.each(Object.entries(written))("a token that is written %s is hidden", (_, text) => {
  expect(redact(token, `Bearer ${text}!`)).toBe("Bearer [token]!");
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
    expect(JSON.stringify(error)).toContain("[token]");
    expect(JSON.stringify(error)).not.toContain("abc");
    const client = createBrandFetchClient<Client<paths>>(brand, { token, altId, fetch });
    const result = await client.GET("/invoices/");
    expect(JSON.stringify(result.error)).toContain("[token]");
    expect(JSON.stringify(result.error)).not.toContain("abc");
  });
});

test("a header that repeats the token shows it in no error", async () => {
  const headers = { "X-Debug": `got Bearer ${token}` };
  const fetch = async () => Response.json({ message: "No" }, { status: 400, headers });
  const { error } = await createBrandClient<Operations>(brand, { token, altId, fetch }).voidInvoice({
    invoiceId,
  });
  expect(error?.headers?.get("X-Debug")).toBe("got Bearer [token]");
  const { response } = await createBrandFetchClient<Client<paths>>(brand, { token, altId, fetch }).GET(
    "/invoices/",
  );
  expect(response.headers.get("X-Debug")).toBe("got Bearer [token]");
});

test.each<[string, () => unknown]>([
  ["its message", () => new TypeError(`cannot send Bearer ${token}`)],
  ["a field", () => Object.assign(new Error("failed"), { request: { headers: { authorization: token } } })],
  ["the message of its cause", () => new Error("failed", { cause: new Error(token) })],
  ["a text that was thrown", () => `failed with ${token}`],
])("a fetch that throws with the token in %s shows it in no error", async (_, make) => {
  const fetch = () => Promise.reject(make());
  const { error } = await createBrandClient<Operations>(brand, { token, altId, fetch }).voidInvoice({
    invoiceId,
  });
  let shown = "";
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    shown += `${cause.stack}${JSON.stringify(cause)}${JSON.stringify(cause.cause)}`;
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
