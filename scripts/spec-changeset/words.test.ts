import { describe, expect, test } from "@jest/globals";
import type { Facet } from "../reconcile/claims.ts";
import { locationOf } from "./locations.ts";
import { factInWords } from "./words.ts";

/** What is said of `note` in a request, or in an answer, when the statement changes. */
function said(facet: Facet, before: unknown, after: unknown, at = "request.note"): string {
  const stated = (value: unknown) => (value === undefined ? undefined : { value, pointer: "" });
  return factInWords(facet, locationOf("POST /notes", at), stated(before), stated(after));
}

describe("a limit in words", () => {
  test.each<[Facet, unknown, unknown, string]>([
    ["format", undefined, "date", "`note` in the request must now be in the format `date`"],
    [
      "format",
      "date",
      "date-time",
      "`note` in the request must now be in the format `date-time` instead of `date`",
    ],
    ["pattern", undefined, "^a", "`note` in the request must now match `^a`"],
    ["pattern", "^a", undefined, "`note` in the request need no longer match `^a`"],
    ["multipleOf", undefined, 5, "`note` in the request must now be a multiple of 5"],
    ["minimum", 1, 2, "`note` in the request must now be at least 2 instead of 1"],
    ["maximum", 9, 8, "`note` in the request must now be at most 8 instead of 9"],
    ["exclusiveMinimum", undefined, 0, "`note` in the request must now be more than 0"],
    ["exclusiveMaximum", undefined, 100, "`note` in the request must now be less than 100"],
    ["minLength", undefined, 1, "`note` in the request must now be at least 1 character long"],
    ["maxLength", 50, 40, "`note` in the request must now be at most 40 characters long instead of 50"],
    ["minItems", undefined, 1, "`note` in the request must now have at least 1 item"],
    ["maxItems", undefined, 3, "`note` in the request must now have at most 3 items"],
    ["minProperties", undefined, 2, "`note` in the request must now have at least 2 fields"],
    ["maxProperties", undefined, 1, "`note` in the request must now have at most 1 field"],
    ["uniqueItems", undefined, true, "`note` in the request must now have no item twice"],
  ])("%s from %j to %j", (facet, before, after, words) => {
    expect(said(facet, before, after)).toBe(words);
  });

  test("is a promise where it is answered", () => {
    const at = "response.200.note";
    expect(said("maxLength", undefined, 40, at)).toBe(
      "`note` in the answer will now always be at most 40 characters long",
    );
  });
});

describe("what something may be, in words", () => {
  test.each<[Facet, unknown, unknown, string]>([
    ["type", ["string"], ["integer"], "`note` in the request must now be an integer instead of a string"],
    ["type", ["null", "string"], ["string"], "`note` in the request may no longer be null"],
    ["type", ["object"], ["array", "object"], "`note` in the request may now also be an array"],
    ["type", ["integer"], ["number"], "`note` in the request may now also be a number that is not whole"],
    ["type", ["number"], ["integer"], "`note` in the request must now be a whole number"],
    ["type", undefined, ["string"], "`note` in the request must now be a string"],
    ["type", ["boolean"], undefined, "`note` in the request is no longer limited to a boolean"],
    ["enum", ["a", "b"], ["b", "c"], '`note` in the request may now be "c" and no longer "a"'],
    ["enum", undefined, ["a", "b"], '`note` in the request must now be "a" or "b"'],
    ["enum", ["a"], undefined, '`note` in the request is no longer limited to "a"'],
    ["default", 1, 2, "`note` in the request now defaults to 2 instead of 1"],
    ["default", 1, undefined, "`note` in the request no longer defaults to 1"],
  ])("%s from %j to %j", (facet, before, after, words) => {
    expect(said(facet, before, after)).toBe(words);
  });
});

describe("what a token must be, in words", () => {
  test.each<[Facet, unknown, unknown, string]>([
    ["security", undefined, ["Agency"], "a token of the type Agency is now needed"],
    ["security", ["Agency"], undefined, "a token is no longer needed"],
    ["security", ["Agency"], ["Agency", "User"], "the token may now also be of the type User"],
    ["security", ["Agency"], ["User"], "the token must now be of the type User instead of Agency"],
    ["scopes", undefined, ["a"], "the token now needs the scope `a`"],
    ["scopes", ["a"], ["a", "b", "c"], "the token now also needs the scopes `b` and `c`"],
    ["scopes", ["a", "b"], ["a"], "the token no longer needs the scope `b`"],
    ["scopes", ["a"], ["b"], "the token now needs the scope `b` instead of `a`"],
  ])("%s from %j to %j", (facet, before, after, words) => {
    expect(said(facet, before, after, "security")).toBe(words);
  });
});
