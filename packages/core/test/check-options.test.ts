import { describe, expect, test } from "@jest/globals";
import { type ClientOptions, createBrandClient } from "../src/index.ts";
import { altId, brand, type paths, token } from "./fixture.ts";

const valid = { token, altId };

/** The message of the error, having made sure that it is thrown at once and is a TypeError. */
function refusal(options: unknown): string {
  try {
    // Reflect.apply, so that a test can pass what the types forbid.
    Reflect.apply(createBrandClient<paths>, undefined, [brand, options]);
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
    return error instanceof TypeError ? error.message : "";
  }
  throw new Error("Nothing was thrown.");
}

describe("createBrandClient", () => {
  test.each([undefined, null, "", "  \n"])("asks for the token when it is %j", (missing) => {
    expect(refusal({ ...valid, token: missing })).toBe(
      'The option "token" is missing: pass the access token or private integration token to call the API with.',
    );
  });

  test.each([undefined, null, {}])("asks for the token when the options are %j", (options) => {
    expect(refusal(options)).toMatch('The option "token" is missing');
  });

  test.each([
    `${token}\n`,
    `${token}\r\nX-Evil: 1`,
    ` ${token}`,
    `Bearer ${token}`,
    `${token}\u0000`,
    `${token}\u007f`,
    `${token}…`,
    42,
    () => token,
  ])("refuses the token %j", (bad) => {
    expect(refusal({ ...valid, token: bad })).toBe(
      'The option "token" is not a token: pass it alone, without "Bearer", spaces, line breaks or characters outside ASCII.',
    );
  });

  test.each([undefined, null, "", " \t", 42])("asks for the account's id when it is %j", (missing) => {
    expect(refusal({ ...valid, altId: missing })).toBe(
      'The option "altId" is missing: pass the id of the account whose invoices are to be handled, as a string.',
    );
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
    new URL("https://example.com"),
  ])("refuses the base URL %s, which is not http", (baseUrl) => {
    expect(refusal({ ...valid, baseUrl })).toBe(
      'The option "baseUrl" is not an http or https URL: pass one such as "http://127.0.0.1:4010", or leave it out to call the brand\'s API.',
    );
  });

  test.each([
    "https://user@example.com",
    "https://user:hunter2@example.com/",
    "https://:hunter2@example.com/",
  ])("refuses the base URL %s, which carries credentials", (baseUrl) => {
    expect(refusal({ ...valid, baseUrl })).toBe(
      'The option "baseUrl" carries a user name or password: take it out of the URL and pass the token as the option "token".',
    );
  });

  test.each([
    "https://example.com?key=1",
    "https://example.com/?",
    "https://example.com/#top",
    "https://example.com#",
  ])("refuses the base URL %s, which has something after the path", (baseUrl) => {
    expect(refusal({ ...valid, baseUrl })).toBe(
      'The option "baseUrl" carries a query or fragment: remove everything from the "?" or "#" on, as paths are appended to the URL.',
    );
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

  test("accepts options that are undefined where they can be left out", () => {
    const options: ClientOptions = { ...valid, baseUrl: undefined, fetch: undefined };
    expect(() => createBrandClient<paths>(brand, options)).not.toThrow();
  });
});
