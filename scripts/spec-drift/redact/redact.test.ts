import { describe, expect, test } from "@jest/globals";
import { describePlaceholder, placeholderNumber, placeholderText } from "./placeholder.ts";
import { isEnumWord, isFieldName, isHeaderName, isPathWord } from "./words.ts";

describe("what may be named", () => {
  test.each([
    "tipsReceived",
    "_id",
    "__v",
    "sentBy",
    "late-fees",
    "currencyOptions",
    "last4",
    "opportunity_details",
  ])("%s looks like the name of a field", (name) => {
    expect(isFieldName(name)).toBe(true);
  });

  test.each([
    "Anna",
    "anna@example.com",
    "6578278e879ad2646715ba9c",
    "eyJhbGciOiJIUzI1NiJ9",
    "4111111111111111",
    "12 Main Street",
    "+48123456789",
    "qWxTzBnMKlPoIuYtR",
    "sk_live_abc123def456",
    "xkqzvwptr",
    "",
    "*",
    "абв",
  ])("%j does not", (name) => {
    expect(isFieldName(name)).toBe(false);
  });

  test.each(["x-trace-id", "retry-after", "x-ratelimit-max", "x-b3-spanid"])("%s is a header", (name) => {
    expect(isHeaderName(name)).toBe(true);
  });

  test.each(["x-8f3a11c29b", "x-anna@example.com", "X-Upper", "x-eyjhbgcioijiuzi1nij9"])(
    "%s is none",
    (name) => {
      expect(isHeaderName(name)).toBe(false);
    },
  );

  test.each([
    ["late-fees", true],
    ["v2", true],
    ["6578278e879ad2646715ba9c", false],
    ["Anna", false],
  ])("%s in a path: %s", (segment, isWord) => {
    expect(isPathWord(segment)).toBe(isWord);
  });

  test.each([
    ["viewed", ["draft", "partially_paid"], true],
    ["auto_paid", ["draft", "partially_paid"], true],
    ["InvoiceViewed", ["InvoiceSent"], true],
    ["Viewed", ["draft"], false],
    ["anna kowalska", ["draft", "partially_paid"], false],
    ["Anna Kowalska", ["draft"], false],
    ["a1b2", ["draft"], false],
    ["xkqzvwptr", ["draft"], false],
    ["", ["draft"], false],
  ])("%j beside %j: %s", (value, known, isShown) => {
    expect(isEnumWord(value, known)).toBe(isShown);
  });
});

describe("what stands for a value", () => {
  test.each([
    ["", "", "an empty text"],
    ["1984-05-06", "2001-01-01", "a date"],
    ["2024-02-03T04:05:06.789+02:00", "2001-01-01T00:00:00.000Z", "a date and time"],
    ["anna@example.com", "person@example.com", "an email address"],
    ["https://secret.example/a?b", "https://example.com/", "a URL"],
    ["17", "1", "a whole number written as text"],
    ["-17.25", "1.5", "a number written as text"],
    ["+48 123-456-789", "+10000000000", "a phone number"],
    ["TRUE", "true", "a boolean written as text"],
    ["6578278e879ad2646715ba9c", "0000000a000aa0000000aa0a", "an id"],
    ["INV-000016", "AAA-000000", "an id"],
    ["Anna Kowalska", "text", "a text"],
  ])("the text %j", (text, placeholder, kind) => {
    expect(placeholderText(text)).toBe(placeholder);
    expect(describePlaceholder(placeholder)).toBe(kind);
    // Redacting once more changes nothing.
    expect(placeholderText(placeholder)).toBe(placeholder);
  });

  test.each([
    [999, 1],
    [0, 0],
    [-3, -1],
    [9.99, 1.5],
    [-0.5, -1.5],
  ])("the number %s", (value, placeholder) => {
    expect(placeholderNumber(value)).toBe(placeholder);
  });
});
