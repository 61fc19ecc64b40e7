import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type Mock, startMock } from "../../src/index.ts";
import { headers } from "../fixture.ts";

let mock: Mock;

beforeAll(async () => {
  mock = await startMock({ brand: "highlevel" });
});
afterAll(() => mock?.close());

async function list(offset: number, limit: number, example = "firstOfMany") {
  const query = new URLSearchParams({
    altId: "any",
    altType: "location",
    limit: `${limit}`,
    offset: `${offset}`,
  });
  const response = await fetch(`${mock.url}/invoices?${query}`, {
    headers: { ...headers, Prefer: `example=${example}` },
  });
  expect([response.status, response.headers.get("sl-violations")]).toEqual([200, null]);
  const { invoices, total } = Object(await response.json());
  return [invoices.length, total];
}

describe("the documented example of a list", () => {
  test("is its first page", async () => {
    expect(await list(0, 10)).toEqual([1, 100]);
    expect(await list(0, 10, "onePage")).toEqual([1, 1]);
  });

  test("has nothing after it, and then says so in its total", async () => {
    expect(await list(1, 10)).toEqual([0, 1]);
    expect(await list(1, 10)).toEqual([0, 1]);
    expect(await list(500, 10, "onePage")).toEqual([0, 1]);
  });

  test("has no more items than the limit", async () => {
    expect(await list(0, 0)).toEqual([0, 1]);
  });
});
