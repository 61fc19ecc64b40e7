import { describe, expect, test } from "@jest/globals";
import { createBrandClient } from "../src/brand.ts";
import { checkResponses, type Difference, type OperationCheck, type Shape } from "../src/checks/index.ts";
import { brand, type Operations, recordingOptions } from "./fixture.ts";

const list: Shape = { required: ["value"], properties: { value: "string", next: () => list } };
const check: OperationCheck = {
  operationId: "listInvoices",
  shape: {
    required: ["items", "unnamed"],
    properties: { items: { items: "number|null" }, status: { values: ["sent", "paid"] }, list, any: "" },
  },
};

/** What is told of a response, and what the call resolves with. */
async function differencesIn(body: unknown, onDifference: (difference: Difference) => void = () => {}) {
  const differences: Difference[] = [];
  const options = recordingOptions(() => Response.json(body));
  const told = (difference: Difference) => {
    differences.push(difference);
    onDifference(difference);
  };
  const client = createBrandClient<Operations>(brand, {
    ...options,
    middleware: [checkResponses([check], told)],
  });
  const { data } = await client.listInvoices();
  expect(data).toEqual(body);
  return differences.map(({ path, expected, found }) => `${path.join(".")}: ${expected}, ${found}`);
}

describe("checkResponses", () => {
  test("tells where a response differs, what is expected and what kind there is, in the order of the contract", async () => {
    const body = {
      items: [1, null, "secret"],
      status: "secret",
      list: { next: { value: 5 } },
      any: [],
      more: 1,
    };
    expect(await differencesIn(body)).toEqual([
      "unnamed: any value, missing",
      "items.2: number|null, string",
      'status: one of "sent", "paid", string',
      "list.value: string, missing",
      "list.next.value: string, number",
    ]);
  });

  test("tells nothing of a response that is as it should be, of members that nobody named, and of other operations", async () => {
    expect(await differencesIn({ items: [], unnamed: null, list: { value: "" }, more: "x" })).toEqual([]);
    const told: Difference[] = [];
    const middleware = [checkResponses([], (difference) => told.push(difference))];
    await createBrandClient<Operations>(brand, { ...recordingOptions(), middleware }).listInvoices();
    expect(told).toEqual([]);
  });

  test("takes a member of every object, such as toString, for missing", async () => {
    const shape: Shape = { required: ["toString"], properties: { toString: "string" } };
    const told: Difference[] = [];
    const checks = [{ operationId: "listInvoices", shape }];
    const middleware = [checkResponses(checks, (difference) => told.push(difference))];
    await createBrandClient<Operations>(brand, { ...recordingOptions(), middleware }).listInvoices();
    expect(told).toMatchObject([{ path: ["toString"], found: "missing" }]);
  });

  test("ends with a hundred differences, and copes with a response of any depth", async () => {
    expect(await differencesIn({ unnamed: 1, items: Array(1_000).fill("x") })).toHaveLength(100);
    let deep: object = { value: 1 };
    for (let depth = 0; depth < 3_000; depth++) deep = { value: "", next: deep };
    expect(await differencesIn({ unnamed: 1, items: [], list: deep })).toHaveLength(1);
  });

  test("passes the response on when the function that is told throws", async () => {
    const throwing = () => {
      throw new Error("mine");
    };
    expect(await differencesIn({}, throwing)).toHaveLength(1);
  });
});
