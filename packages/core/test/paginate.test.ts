import { expect, test } from "@jest/globals";
import { createBrandClient } from "../src/brand.ts";
import { paginate, type Result } from "../src/index.ts";
import { brand, recordingOptions } from "./fixture.ts";

interface Page {
  readonly invoices: readonly number[];
}

interface Listing {
  readonly limit: number;
  readonly offset: number;
  readonly search?: string;
}

interface Operations {
  readonly listInvoices: (request: Listing) => Promise<Result<Page>>;
}

/** Lists the numbers up to `count` from an API that gives at most `most` of them at once. */
function setUp(count: number, most: number, totals: (count: number) => object) {
  const options = recordingOptions(({ url }) => {
    const query = new URL(url).searchParams;
    const [offset, limit] = [Number(query.get("offset")), Number(query.get("limit"))];
    const all = Array.from({ length: count }, (_, index) => index);
    return Response.json({ invoices: all.slice(offset, offset + Math.min(limit, most)), ...totals(count) });
  });
  return { client: createBrandClient<Operations>(brand, options), requests: options.requests };
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

test.each<[string, (count: number) => object, number]>([
  ["total", (total) => ({ total }), 3],
  ["totalCount", (totalCount) => ({ totalCount }), 3],
  ["no total, up to an empty page", () => ({}), 4],
])("every item of every page is passed, with %s", async (_, totals, sent) => {
  const { client, requests } = setUp(5, 100, totals);
  expect(await collect(paginate(client.listInvoices, { limit: 2, search: "a" }))).toEqual(upTo(5));
  expect(requests).toHaveLength(sent);
  expect(requests.map(({ url }) => new URL(url).searchParams.get("search"))).toEqual(requests.map(() => "a"));
});

test("an API that gives less than it was asked for is followed to the end", async () => {
  const { client } = setUp(7, 3, (total) => ({ total }));
  expect(await collect(paginate(client.listInvoices))).toEqual(upTo(7));
});

test("listing begins where it is told to", async () => {
  const { client } = setUp(7, 3, (total) => ({ total }));
  expect(await collect(paginate(client.listInvoices, { offset: 5 }))).toEqual([5, 6]);
});

test("no page is read that nobody asks for", async () => {
  const { client, requests } = setUp(7, 3, (total) => ({ total }));
  for await (const item of paginate(client.listInvoices)) {
    expect(item).toBe(0);
    break;
  }
  expect(requests).toHaveLength(1);
});

test("a page that cannot be read throws its error", async () => {
  const options = recordingOptions(() => new Response("", { status: 403 }));
  const client = createBrandClient<Operations>(brand, options);
  await expect(collect(paginate(client.listInvoices))).rejects.toMatchObject({ name: "ForbiddenError" });
});
