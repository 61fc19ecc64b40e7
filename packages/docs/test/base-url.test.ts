import { expect, test } from "@jest/globals";
import { baseUrlOf } from "../src/browser/base-url.ts";

test.each(["http://127.0.0.1:4010", " http://localhost:80/acme ", "http://LOCALHOST:1"])(
  "%s is a mock",
  (text) => {
    expect(baseUrlOf(text)).toHaveProperty("url");
  },
);

test.each([
  ["", "invalid-url"],
  ["127.0.0.1:4010", "invalid-url"],
  ["localhost:4010", "not-loopback"],
  ["https://localhost:4010", "not-loopback"],
  ["http://localhost.example.com", "not-loopback"],
  ["http://a:b@localhost", "not-loopback"],
  ["http://192.168.0.1", "not-loopback"],
  ["javascript:alert(1)", "not-loopback"],
])("%s is refused as %s", (text, refused) => {
  expect(baseUrlOf(text)).toEqual({ refused });
});
