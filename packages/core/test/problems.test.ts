import { describe, expect, test } from "@jest/globals";
import { createBrandClient } from "../src/brand.ts";
import { brand, type Operations, recordingOptions } from "./fixture.ts";

async function problemsIn(message: unknown) {
  const options = recordingOptions(() => Response.json({ statusCode: 422, message }, { status: 422 }));
  const { error } = await createBrandClient<Operations>(brand, options).voidInvoice({ invoiceId: "1" });
  return error?.problems;
}

describe("the problems of an error", () => {
  test.each<[string, readonly (string | number)[]]>([
    ["items.0.name should not be empty", ["items", 0, "name"]],
    ["amount must be a number conforming to the specified constraints", ["amount"]],
    ["each value in tags must be a string", ["tags"]],
    ["nested property items.1 must be either object or array", ["items", 1]],
    ["property foo should not exist", ["foo"]],
    ["body.card.last4 is required", ["card", "last4"]],
    ["query.limit must be a string", ["limit"]],
    ["header.Authorization must be a bearer token", ["Authorization"]],
    ["body is required", []],
    ["Invoice number already exists", []],
    ["The token does not have access to this location.", []],
    ["", []],
  ])("place %j", async (text, path) => {
    expect(await problemsIn([text])).toEqual([{ path, text }]);
  });

  test("keep the order of the texts, and are none where there is no text", async () => {
    expect(await problemsIn("a must be b")).toEqual([{ path: ["a"], text: "a must be b" }]);
    expect((await problemsIn(["b is required", "a is required"]))?.map(({ path }) => path)).toEqual([
      ["b"],
      ["a"],
    ]);
    expect(await problemsIn({ a: 1 })).toEqual([]);
    expect(await problemsIn([{ toString: 1 }, null, "a is b"])).toEqual([{ path: ["a"], text: "a is b" }]);
  });
});
