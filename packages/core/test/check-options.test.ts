import { describe, expect, test } from "@jest/globals";
import { createBrandClient } from "../src/brand.ts";
import type { ClientOptions } from "../src/index.ts";
import { altId, brand, token } from "./fixture.ts";

const valid = { token, altId };

/** The message of the error, having made sure that it is thrown at once and is a TypeError. */
function refusal(options: unknown): string {
  try {
    // Reflect.apply, so that a test can pass what the types forbid.
    Reflect.apply(createBrandClient<object>, undefined, [brand, options]);
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
    return error instanceof TypeError ? error.message : "";
  }
  throw new Error("Nothing was thrown.");
}

describe("createBrandClient", () => {
  test.each([undefined, null, {}])("asks for what is missing when the options are %j", (options) => {
    expect(refusal(options)).toMatch(/^"(token|altId)" must be/);
  });

  test.each([
    undefined,
    null,
    "",
    "  \n",
    `${token}\n`,
    `${token}\r\nX-Evil: 1`,
    ` ${token}`,
    `Bearer ${token}`,
    `${token}\u0000`,
    `${token}\u007f`,
    `${token}…`,
    42,
  ])("refuses the token %j", (bad) => {
    expect(refusal({ ...valid, token: bad })).toBe('"token" must be a bare token.');
  });

  test.each([undefined, null, "", " \t", 42])("asks for the account's id when it is %j", (missing) => {
    expect(refusal({ ...valid, altId: missing })).toBe('"altId" must be an id.');
  });

  test.each([
    "",
    "/invoices",
    "127.0.0.1:4010",
    "localhost:4010",
    "ftp://example.com",
    "file:///tmp",
    "javascript:alert(1)",
    42,
  ])("refuses the base URL %s, which is not http", (baseUrl) => {
    expect(refusal({ ...valid, baseUrl })).toBe('"baseUrl" must be https; see "allowInsecureHttp".');
  });

  test.each([
    "https://user@example.com",
    "https://user:hunter2@example.com/",
    "https://:hunter2@example.com/",
  ])("refuses the base URL %s, which carries credentials", (baseUrl) => {
    expect(refusal({ ...valid, baseUrl })).toBe('"baseUrl" must be https; see "allowInsecureHttp".');
  });

  test.each([
    "https://example.com?key=1",
    "https://example.com/?",
    "https://example.com/#top",
    "https://example.com#",
  ])("refuses the base URL %s, which has something after the path", (baseUrl) => {
    expect(refusal({ ...valid, baseUrl })).toBe('"baseUrl" must be https; see "allowInsecureHttp".');
  });

  test("never repeats a token or a credential in what it says", () => {
    const secret = "s3cr3t";
    const refused: unknown[] = [
      { ...valid, token: `Bearer ${secret}` },
      { token: secret },
      { token: secret, altId, baseUrl: secret },
      { token: secret, altId, baseUrl: `https://${secret}@example.com` },
      { token: secret, altId, baseUrl: `https://user:${secret}@example.com` },
      { token: secret, altId, baseUrl: `https://example.com?key=${secret}` },
      { token: secret, altId, baseUrl: `ftp://example.com/${secret}` },
    ];
    expect(refused.map(refusal).filter((message) => message.includes(secret))).toEqual([]);
  });

  test.each([
    "http://example.com",
    "http://10.0.0.1:4010",
    "http://localhost.example.com",
    "http://127.0.0.1.example.com",
    "http://0.0.0.0",
  ])("refuses to send the token unencrypted to %s", (baseUrl) => {
    expect(refusal({ ...valid, baseUrl })).toBe('"baseUrl" must be https; see "allowInsecureHttp".');
  });

  test.each([
    "http://localhost",
    "http://api.localhost:4010",
    "http://127.0.0.1:4010",
    "http://127.1.2.3",
    "http://2130706433",
    "http://[::1]:4010/base",
  ])("accepts %s, which is this machine", (baseUrl) => {
    expect(() => createBrandClient<object>(brand, { ...valid, baseUrl })).not.toThrow();
  });

  test("accepts http of another machine when it is told to", () => {
    const options = { ...valid, baseUrl: "http://example.com", allowInsecureHttp: true };
    expect(() => createBrandClient<object>(brand, options)).not.toThrow();
  });

  test.each(["false", "true", 1, {}])("is not told so by %j", (allowInsecureHttp) => {
    const baseUrl = "http://example.com";
    expect(refusal(Object({ ...valid, baseUrl, allowInsecureHttp }))).toContain('"baseUrl" must be https');
  });

  test("accepts a function for the token, which it does not call yet", () => {
    const options = { ...valid, token: () => Promise.reject(new Error("called")) };
    expect(() => createBrandClient<object>(brand, options)).not.toThrow();
  });

  test("accepts options that are undefined where they can be left out", () => {
    const options: ClientOptions = { ...valid, baseUrl: undefined, fetch: undefined };
    expect(() => createBrandClient<object>(brand, options)).not.toThrow();
  });
});
