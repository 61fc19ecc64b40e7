import { expect, test } from "@jest/globals";
import { createBrandClient } from "../src/brand.ts";
import { paginate } from "../src/index.ts";
import { brand, type Operations, recordingOptions } from "./fixture.ts";

const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);

test.each([
  ["a trace id that is no text", '{"traceId":{"toString":1}}'],
  ["20,000 nested arrays", nested(20_000)],
  ["20,000 nested arrays as the message", `{"message":${nested(20_000)}}`],
  ["20,000 nested arrays as the trace id", `{"traceId":${nested(20_000)}}`],
  ["a message of objects", '{"message":[{"toString":1},null,7]}'],
  ["a prototype", '{"__proto__":{"message":"x"},"constructor":1}'],
])("a refusal with %s is a refusal, and not sent again", async (_, body) => {
  const options = recordingOptions(() => new Response(body, { status: 422 }));
  const { error } = await createBrandClient<Operations>(brand, options).listInvoices();
  expect(error).toMatchObject({ name: "UnprocessableEntityError", status: 422, attempts: 1 });
  expect(error?.problems).toEqual(expect.any(Array));
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({ status: 422, message: expect.any(String) });
});

test.each<[string, object]>([
  ["an empty list of warnings", { warnings: [], invoices: [{ _id: "1" }, { _id: "2" }] }],
  ["a longer list of warnings", { warnings: ["a", "b", "c"], invoices: [{ _id: "1" }, { _id: "2" }] }],
  [
    "a longer list of objects",
    { meta: [{ a: 1 }, { a: 2 }, { a: 3 }], invoices: [{ _id: "1" }, { _id: "2" }] },
  ],
])("pagination passes over %s", async (_, page) => {
  const response = new Response();
  const list = async ({ offset }: { limit: number; offset: number }) => ({
    data: offset ? { warnings: ["a"], invoices: [] } : page,
    error: undefined,
    response,
  });
  const items: unknown[] = [];
  for await (const item of paginate(list)) items.push(item);
  expect(items).toEqual([{ _id: "1" }, { _id: "2" }]);
});
