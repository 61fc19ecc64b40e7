import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { amountOf, sumOf } from "../../src/money/amount.ts";
import { readJournal } from "../../src/store/journal.ts";
import { Store, type StorePlace } from "../../src/store/store.ts";
import { call, draft, ownerQuery, payment } from "../billing.ts";
import { missingPostgres, startPostgres } from "./postgres.ts";
import { type ServerProcess, startProcess } from "./server-process.ts";

/** A process takes a second to start, so that the gate kills fewer of them. */
const kills = process.env["NIGHTLY"] === undefined ? 6 : 50;
const clients = 8;
const amount = 0.01;

const missing = missingPostgres();
if (missing !== undefined) console.warn(`Not tested with PostgreSQL: ${missing}`);

test(`no payment is lost, doubled or halved in a folder when the sandbox is killed ${kills} times`, async () => {
  const data = await mkdtemp(join(tmpdir(), "sandbox-kill-"));
  try {
    await killAndCheck({ data }, () => startProcess(["--data", data]));
  } finally {
    await rm(data, { recursive: true });
  }
}, 600_000);

(missing === undefined ? test : test.skip)(
  `no payment is lost, doubled or halved in PostgreSQL when the sandbox is killed ${kills} times`,
  async () => {
    const postgres = await startPostgres();
    try {
      await killAndCheck({ databaseUrl: postgres.url }, () =>
        startProcess([], { DATABASE_URL: postgres.url }),
      );
    } finally {
      await postgres.stop();
    }
  },
  600_000,
);

async function killAndCheck(place: StorePlace, start: () => Promise<ServerProcess>): Promise<void> {
  const answered = new Set<string>();
  let id = "";
  for (let round = 0; round < kills; round += 1) {
    const server = await start();
    if (id === "") id = (await call(server, "POST", "/invoices", draft)).body._id;
    // Some answers later rather than some time later: how many there are in a time depends on the machine.
    const answers = 1 + Math.floor(Math.random() * 40);
    const enough = answered.size + answers;
    const { promise: paidEnough, resolve } = Promise.withResolvers<void>();
    const load = Promise.all(
      Array.from({ length: clients }, (_, client) =>
        pay(server, id, {
          name: `${round}-${client}`,
          tell(notes) {
            answered.add(notes);
            if (answered.size >= enough) resolve();
          },
        }),
      ),
    );
    await Promise.race([paidEnough, load]);
    await wait(Math.random() * 20);
    await server.kill();
    await load;
    await check(place, id, answered, `killed ${round} after ${answers} answers`);
  }
  expect(answered.size).toBeGreaterThanOrEqual(kills);
  const server = await start();
  const { body } = await call(server, "GET", `/invoices/${id}?${ownerQuery}`);
  await server.kill();
  expect(amountOf(body.amountPaid).plus(body.amountDue).toNumber()).toBe(100);
  expect(body.amountPaid).toBeGreaterThanOrEqual(amountOf(amount).times(answered.size).toNumber());
}

interface Client {
  readonly name: string;
  /** Is told the notes of each payment that was answered with success. */
  tell(notes: string): void;
}

/** Pays until the server is gone. */
async function pay(server: ServerProcess, id: string, { name, tell }: Client): Promise<void> {
  for (let count = 0; ; count += 1) {
    const notes = `${name}-${count}`;
    const body = { ...payment, notes, amount };
    const answer = await call(server, "POST", `/invoices/${id}/record-payment`, body).catch(() => undefined);
    if (answer === undefined) return;
    expect(answer.status).toBe(200);
    tell(notes);
  }
}

/** Looks into what was left behind: each payment once and whole, with its webhook. */
async function check(
  place: StorePlace,
  id: string,
  answered: ReadonlySet<string>,
  when: string,
): Promise<void> {
  const store = await Store.open(place);
  const { journal, invoice, events } = await store.transaction(async (transaction) => ({
    journal: await readJournal(transaction, "", { subject: id, limit: 1_000_000 }),
    invoice: await transaction.db
      .selectFrom("records")
      .select("document")
      .where("id", "=", id)
      .executeTakeFirstOrThrow(),
    events: await transaction.db
      .selectFrom("events")
      .select("body")
      .where("type", "=", "InvoicePartiallyPaid")
      .execute(),
  }));
  await store.close();
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
