import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "@jest/globals";
import { type Sandbox, startSandbox } from "../src/index.ts";
import { Store } from "../src/store/store.ts";
import { copyWorld, newSnapshotName } from "../src/worlds/copies.ts";
import { emptyBeginning, enterWorld, forgetWorlds } from "../src/worlds/world.ts";
import { call, draft, ownerQuery, payment, sending } from "./billing.ts";

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const lateFees = {
  enable: true,
  type: "fixed",
  value: 10,
  frequency: { intervalCount: 1, interval: "week" },
  maxLateFees: { type: "fixed", value: 1000 },
};

/** What a client does in a world, and all that it can see there. */
class Client {
  readonly #sandbox: Sandbox;
  readonly #world: string;

  constructor(sandbox: Sandbox, world = "") {
    this.#sandbox = sandbox;
    this.#world = world;
  }

  async ask(method: string, path: string, body?: object) {
    const world = this.#world === "" ? {} : { "X-Mock-Client": this.#world };
    const answer = await call(this.#sandbox, method, path, body, world);
    expect(answer.status).toBeLessThan(300);
    return answer.body;
  }

  async send(): Promise<string> {
    const dates = { issueDate: "2030-01-01", dueDate: "2030-01-02" };
    const { _id } = await this.ask("POST", "/invoices", {
      ...draft,
      ...dates,
      lateFeesConfiguration: lateFees,
    });
    await this.ask("POST", `/invoices/${_id}/send`, sending);
    return _id;
  }

  pay = (id: string): Promise<unknown> =>
    this.ask("POST", `/invoices/${id}/record-payment`, { ...payment, amount: 1 });

  remove = (id: string): Promise<unknown> => this.ask("DELETE", `/invoices/${id}?${ownerQuery}`);

  async seen(): Promise<object> {
    const list = (more: string) => this.ask("GET", `/invoices?${ownerQuery}&${more}`);
    const unnumbered = (lines: readonly object[]) => lines.map((line) => ({ ...line, sequence: 0 }));
    return {
      all: await list("limit=100&offset=0"),
      page: await list("limit=5&offset=3"),
      oldest: await list("limit=5&offset=2&sortField=issueDate&sortOrder=ascend"),
      sent: await list("limit=1&offset=0&status=sent"),
      search: await list("limit=3&offset=0&search=ada"),
      number: await this.ask("GET", `/invoices/generate-invoice-number?${ownerQuery}`),
      clock: await this.ask("GET", "/__mock/clock"),
      panel: await this.ask("GET", "/__mock/invoices"),
      journal: unnumbered((await this.ask("GET", "/__mock/journal")).journal),
      webhooks: unnumbered((await this.ask("GET", "/__mock/webhooks")).webhooks),
    };
  }
}

test("a world is brought back and copied as it was, whatever was made, paid, deleted and due since, and before", async () => {
  const sandbox = await startSandbox({ brand: "highlevel" });
  ends.push(() => sandbox.close());
  const main = new Client(sandbox);
  await main.ask("POST", "/__mock/clock", { freeze: "2030-01-01T12:00:00Z" });
  const kept: { snapshot: string; seen: object; sent: string; drafted: string }[] = [];
  // More often than there may be layers.
  for (let round = 0; round < 11; round += 1) {
    const before = kept.at(-1);
    if (before) await main.pay(before.sent);
    if (before && round % 2 === 0) await main.remove(before.drafted);
    if (round % 3 === 0) await main.ask("POST", "/__mock/clock", { advance: "+8 days" });
    const sent = await main.send();
    const drafted = (await main.ask("POST", "/invoices", draft))._id;
    const seen = await main.seen();
    const { snapshot } = await main.ask("POST", "/__mock/snapshot", {});
    if (round > 7) expect(await main.seen()).toEqual(seen);
    kept.push({ snapshot, seen, sent, drafted });
  }
  const some = kept.filter((_, round) => round % 5 === 0);
  for (const { snapshot, seen, sent, drafted } of some.reverse()) {
    await main.ask("POST", "/__mock/restore", { snapshot });
    const to = `fork of ${snapshot}`;
    await main.ask("POST", "/__mock/fork", { to });
    await main.pay(sent);
    await main.remove(drafted);
    await main.ask("POST", "/__mock/clock", { advance: "next due" });
    const fork = new Client(sandbox, to);
    expect(await fork.seen()).toEqual(seen);
    await fork.remove(drafted);
    await main.ask("POST", "/__mock/restore", { snapshot });
    expect(await main.seen()).toEqual(seen);
  }
});

test("a snapshot is deleted alone, and what it shares with others stays", async () => {
  const sandbox = await startSandbox({ brand: "highlevel", clock: "2030-01-01T12:00:00.000Z" });
  ends.push(() => sandbox.close());
  const main = new Client(sandbox);
  const ids: string[] = [];
  for (const _ of ["first", "second"]) {
    await main.send();
    ids.push((await main.ask("POST", "/__mock/snapshot", {})).snapshot);
  }
  const [first = "", second = ""] = ids;
  const seen = await main.seen();
  const path = `/__mock/snapshots?snapshot=${first}`;
  expect(await main.ask("DELETE", path)).toEqual({ snapshots: [second] });
  for (const [method, gone, body] of [
    ["DELETE", path],
    ["DELETE", "/__mock/snapshots"],
    ["POST", "/__mock/restore", { snapshot: first }],
  ] as const) {
    expect(await call(sandbox, method, gone, body)).toMatchObject({
      status: 422,
      body: { message: [expect.stringMatching(/^There is no snapshot ".*"; GET .* lists them$/)] },
    });
  }
  expect(await main.seen()).toEqual(seen);
  await main.ask("POST", "/__mock/restore", { snapshot: second });
  expect(await main.seen()).toEqual(seen);
});

test("the state says what a world has, its time, its rules and the webhooks that wait", async () => {
  const sandbox = await startSandbox({ brand: "highlevel", clock: "2030-01-01T12:00:00.000Z" });
  ends.push(() => sandbox.close());
  const state = async (client: string): Promise<unknown> =>
    (await call(sandbox, "GET", `/__mock/state?client=${client}`)).body.provider;
  const one = new Client(sandbox, "one");
  await one.send();
  await one.ask("POST", "/__mock/rules", { overpayment: "accept" });
  expect(await state("one")).toEqual({
    now: "2030-01-01T12:00:00.000Z",
    clock: "frozen",
    nextDue: expect.stringMatching(/^2030-01-/),
    records: { invoice: 1 },
    rules: expect.objectContaining({ overpayment: "accept", contract: "refuse" }),
    webhooks: 2,
  });
  expect(await state("two")).toBeNull();
});

const folder = async (): Promise<string> => {
  const made = await mkdtemp(join(tmpdir(), "sandbox-worlds-"));
  ends.push(() => rm(made, { recursive: true }));
  return made;
};
const notes = { name: "note", columns: (id: string) => ({ id, status: "", live: true, search: [] }) };

test("what no world has any more is deleted, also by the next process, and what a snapshot has is kept", async () => {
  const data = await folder();
  const add = (store: Store, from: number, count: number) =>
    store.transaction(async (transaction) => {
      const world = await enterWorld(transaction, "world", emptyBeginning);
      const records = transaction.records(notes, world, "");
      for (let id = from; id < from + count; id += 1) await records.insert(String(id), id);
    });
  const rows = (store: Store) =>
    store.transaction(async ({ db }) => (await db.selectFrom("records").select("id").execute()).length);
  const { name } = newSnapshotName();

  const first = await Store.open({ data });
  await add(first, 0, 600);
  await first.transaction((transaction) => copyWorld(transaction, "world", name));
  await add(first, 600, 2100);
  await first.transaction((transaction) => forgetWorlds(transaction, "world"));
  await first.close();

  const next = await Store.open({ data });
  ends.push(() => next.close());
  while ((await rows(next)) > 600);
  const { total } = await next.transaction(async (transaction) => {
    await copyWorld(transaction, name, "world");
    const world = await enterWorld(transaction, "world", emptyBeginning);
    return transaction.records(notes, world, "").list({ search: "", limit: 1, offset: 0 });
  });
  expect([total, await rows(next)]).toEqual([600, 600]);
});
