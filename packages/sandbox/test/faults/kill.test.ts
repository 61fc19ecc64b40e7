import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { amountOf, sumOf } from "../../src/money/amount.ts";
import { readJournal } from "../../src/store/journal.ts";
import { recordsIn } from "../../src/store/layers.ts";
import { Store, type StorePlace, type StoreTransaction } from "../../src/store/store.ts";
import { emptyBeginning, enterWorld } from "../../src/worlds/world.ts";
import { call, draft, ownerQuery, payment } from "../billing.ts";
import { missingPostgres, startPostgres } from "./postgres.ts";
import { limitFiles, limitsFiles, type ServerProcess, startProcess } from "./server-process.ts";

/** Each takes a second, so that the gate kills fewer processes. */
const kills = process.env["NIGHTLY"] === undefined ? 6 : 50;
/** On a machine that has other work, too. */
const minutes = 10 + kills;
const clients = 8;
const amount = 0.01;

const missing = missingPostgres();
if (missing !== undefined) console.warn(`Not tested with PostgreSQL: ${missing}`);

test(
  `no payment is lost, doubled or halved in a folder when its disk is full and the sandbox is killed ${kills} times`,
  async () => {
    const data = await mkdtemp(join(tmpdir(), "sandbox-kill-"));
    try {
      await killAndCheck(
        { data },
        () => startProcess(["--data", data]),
        async (server, refused) => {
          if (!limitsFiles) return;
          // Half of it: once what it holds is taken over, it is written anew from its beginning, and would never grow.
          limitFiles(server, Math.floor((await stat(join(data, "sandbox.sqlite-wal"))).size / 2));
          await refused();
          limitFiles(server, "unlimited");
        },
      );
    } finally {
      await rm(data, { recursive: true });
    }
  },
  minutes * 60_000,
);

(missing === undefined ? test : test.skip)(
  `no payment is lost, doubled or halved in PostgreSQL when connections are cut and the sandbox is killed ${kills} times`,
  async () => {
    const postgres = await startPostgres();
    try {
      await killAndCheck(
        { databaseUrl: postgres.url },
        () => startProcess([], { DATABASE_URL: postgres.url }),
        async (_, refused) => {
          let waiting = true;
          const first = refused().then(() => {
            waiting = false;
          });
          // What is cut while nobody uses it is opened again, and refuses nobody.
          while (waiting) await postgres.cut();
          await first;
        },
      );
    } finally {
      await postgres.stop();
    }
  },
  minutes * 60_000,
);

/** Takes the database away under load until a payment is refused, and gives it back. */
type Trouble = (server: ServerProcess, refused: () => Promise<void>) => Promise<void>;

/** In every second round there is trouble before the end, and payments that are answered after it. */
async function killAndCheck(
  place: StorePlace,
  start: () => Promise<ServerProcess>,
  trouble: Trouble,
): Promise<void> {
  const answers = new Answers();
  let id = "";
  for (let round = 0; round < kills; round += 1) {
    const server = await start();
    if (id === "") id = (await call(server, "POST", "/invoices", draft)).body._id;
    // Some answers later rather than some time later: how many there are in a time depends on the machine.
    const count = 1 + Math.floor(Math.random() * 40);
    const load = Promise.all(
      Array.from({ length: clients }, (_, client) => pay(server, id, `${round}-${client}`, answers)),
    );
    // Payments that fail end the load, which is then told below.
    const more = async (kind: Kind, some: number): Promise<void> => {
      await Promise.race([answers.more(kind, some), load]);
    };
    try {
      await more("paid", count);
      if (round % 2 === 1) {
        await trouble(server, () => more("refused", 1));
        await more("paid", 1);
      }
      await wait(Math.random() * 20);
    } finally {
      await server.kill();
    }
    await load;
    await check(place, id, answers.paid, `killed ${round} after ${count} answers`);
  }
  expect(answers.paid.size).toBeGreaterThanOrEqual(kills);
  const server = await start();
  const { body } = await call(server, "GET", `/invoices/${id}?${ownerQuery}`);
  await server.kill();
  expect(amountOf(body.amountPaid).plus(body.amountDue).toNumber()).toBe(100);
  expect(body.amountPaid).toBeGreaterThanOrEqual(amountOf(amount).times(answers.paid.size).toNumber());
}

type Kind = "paid" | "refused";

/** The notes of the payments that were answered, by whether with success. */
class Answers {
  readonly paid = new Set<string>();
  readonly refused = new Set<string>();
  readonly #waiting = new Set<() => void>();

  add(kind: Kind, notes: string): void {
    this[kind].add(notes);
    for (const look of this.#waiting) look();
  }

  /** Settles when there are so many more. */
  more(kind: Kind, count: number): Promise<void> {
    const enough = this[kind].size + count;
    return new Promise((resolve) => {
      const look = (): void => {
        if (this[kind].size < enough) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
    });
  }
}

/** Pays until the server is gone, and keeps the world as it is now and then. */
async function pay(server: ServerProcess, id: string, name: string, answers: Answers): Promise<void> {
  for (let count = 0; ; count += 1) {
    if (count % 8 === 3) await call(server, "POST", "/__mock/snapshot", {}).catch(() => {});
    const notes = `${name}-${count}`;
    const body = { ...payment, notes, amount };
    const answer = await call(server, "POST", `/invoices/${id}/record-payment`, body).catch(() => undefined);
    if (answer === undefined) return;
    // A machine that has other work may read a request too late, which is then refused.
    expect([200, 408, 503]).toContain(answer.status);
    answers.add(answer.status === 200 ? "paid" : "refused", notes);
  }
}

/** Looks into what was left behind: each payment once and whole, with its webhook, in the world and in what was kept of it. */
async function check(
  place: StorePlace,
  id: string,
  answered: ReadonlySet<string>,
  when: string,
): Promise<void> {
  const store = await Store.open(place);
  const worlds = await store.transaction(({ db }) => db.selectFrom("worlds").select("name").execute());
  for (const { name } of worlds) {
    const found = await store.transaction((transaction) => read(transaction, name, id));
    checkWorld(found, name === "" ? answered : new Set(), `${when}, world ${JSON.stringify(name)}`);
  }
  await store.close();
}

async function read(transaction: StoreTransaction, name: string, id: string) {
  const { layers } = await enterWorld(transaction, name, emptyBeginning);
  const journal = await readJournal(transaction, layers, { subject: id, limit: 1_000_000 });
  const invoice = await recordsIn(transaction.db, layers.records)
    .select("document")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const events = await transaction.db
    .selectFrom("events")
    .select("id")
    .where("layer", "in", layers.past)
    .where("type", "=", "InvoicePartiallyPaid")
    .execute();
  return { journal, invoice, events };
}

function checkWorld(
  { journal, invoice, events }: Awaited<ReturnType<typeof read>>,
  answered: ReadonlySet<string>,
  when: string,
): void {
  const paid = journal
    .filter(({ event }) => event === "payment")
    .map(({ detail }): { notes: string; amount: string } => Object(detail));
  const notes = paid.map((each) => each.notes);
  expect({ when, twice: notes.length - new Set(notes).size }).toEqual({ when, twice: 0 });
  expect({ when, lost: [...answered].filter((each) => !notes.includes(each)) }).toEqual({ when, lost: [] });
  const stored: { amountPaid: string } = JSON.parse(invoice.document);
  expect({ when, paid: stored.amountPaid }).toEqual({
    when,
    paid: sumOf(paid.map((each) => amountOf(each.amount))).toFixed(),
  });
  expect({ when, events: events.length }).toEqual({ when, events: paid.length });
}
