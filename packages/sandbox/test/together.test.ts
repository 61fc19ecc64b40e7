import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { Store, type StoreTransaction } from "../src/store/store.ts";
import { StoreUnavailable } from "../src/store/unavailable.ts";

let data: string;
let store: Store;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), "sandbox-together-"));
  store = await Store.open({ data });
});
afterEach(async () => {
  await store.close();
  await rm(data, { recursive: true });
});

const count = (transaction: StoreTransaction) => transaction.count("", "", "tries");
const refused = async (transaction: StoreTransaction) => {
  await count(transaction);
  throw new Error("Refused");
};

test("what comes at the same time is done in order, and what fails is undone alone", async () => {
  const nothing = async (): Promise<never> => {
    throw new Error("Nothing was written");
  };
  const works = [count, nothing, refused, count, refused, count].map((work) => store.transaction(work));
  expect(await Promise.allSettled(works)).toMatchObject([
    { value: 1 },
    { reason: { message: "Nothing was written" } },
    { reason: { message: "Refused" } },
    { value: 2 },
    { reason: { message: "Refused" } },
    { value: 3 },
  ]);
});

test("what is refused before anything was written has nothing done again", async () => {
  let done = 0;
  const works = [count, async () => Promise.reject(new Error("Refused")), count].map((work) =>
    store.transaction((transaction) => {
      done += 1;
      return work(transaction);
    }),
  );
  expect(await Promise.allSettled(works)).toMatchObject([{ value: 1 }, { status: "rejected" }, { value: 2 }]);
  expect(done).toBe(3);
});

test("what is done afterwards is done for what was kept, and once it was", async () => {
  const done: string[] = [];
  const other = new DatabaseSync(join(data, "sandbox.sqlite"));
  const kept = () => other.prepare("select value from counters").get();
  await Promise.allSettled([
    store.transaction(async (transaction) => {
      transaction.afterwards(() => done.push(JSON.stringify(kept())));
      return count(transaction);
    }),
    store.transaction(async (transaction) => {
      transaction.afterwards(() => done.push("refused"));
      return refused(transaction);
    }),
  ]);
  other.close();
  expect(done).toEqual(['{"value":1}']);
});

test("a database that cannot be used undoes all that would have been written with it, and heals", async () => {
  const broken = (): Promise<never> => {
    throw Object.assign(new Error("database or disk is full"), { errcode: 13 });
  };
  const works = [count, broken, count].map((work) => store.transaction(work));
  for (const { status, reason } of (await Promise.allSettled(works)).map((each) => ({
    reason: undefined,
    ...each,
  }))) {
    expect([status, reason]).toEqual(["rejected", expect.any(StoreUnavailable)]);
  }
  expect(await store.transaction(count)).toBe(1);
});

test("a file that another process writes to is waited for, and then said to be busy", async () => {
  const other = new DatabaseSync(join(data, "sandbox.sqlite"));
  other.exec("begin immediate");
  await expect(store.transaction(count)).rejects.toThrow(StoreUnavailable);
  other.exec("rollback");
  other.close();
  expect(await store.transaction(count)).toBe(1);
});
