import { readChoices } from "../rules/choices.ts";
import type { RuleChoices } from "../rules/table.ts";
import { prepared } from "../store/prepared.ts";
import type { StoreTransaction } from "../store/store.ts";
import type { Fault } from "../webhooks/fault.ts";
import { type ClockState, realTime } from "./clock.ts";

/** What one value of `X-Mock-Client` sees: data, a clock and rules of its own. */
export interface World {
  readonly name: string;
  readonly clock: ClockState;
  readonly rules: RuleChoices;
  /** The faults that wait for webhooks. */
  readonly faults: readonly Fault[];
  /** When its clock has something to do next, an ISO instant; undefined when never. */
  readonly nextDue: string | undefined;
}

/** The world of requests without `X-Mock-Client`. */
export const mainWorld = "";

/** How a world begins. */
export interface Beginning {
  readonly clock: ClockState;
  /** Fills a world that has just begun, within the transaction that begins it. */
  fill(transaction: StoreTransaction, world: World): Promise<void>;
}

export const emptyBeginning: Beginning = { clock: realTime, fill: async () => {} };

/** The world of this name, which begins when it is asked for the first time. */
export async function enterWorld(
  transaction: StoreTransaction,
  name: string,
  beginning: Beginning,
): Promise<World> {
  const found = await readWorld(transaction, name);
  if (found) return found;
  const world: World = { name, clock: beginning.clock, rules: {}, faults: [], nextDue: undefined };
  // Where two begin it at the same time, the store undoes one of them, which then finds it.
  await transaction.db
    .insertInto("worlds")
    .values({ name, clock: JSON.stringify(world.clock), rules: "{}", faults: "[]", ids: 0 })
    .execute();
  await beginning.fill(transaction, world);
  return (await readWorld(transaction, name)) ?? world;
}

const selectWorld = prepared(({ db, parameter }) =>
  db
    .selectFrom("worlds")
    .select(["clock", "rules", "faults"])
    .select(({ selectFrom }) =>
      selectFrom("records")
        .select("due")
        .whereRef("world", "=", "name")
        .where("due", "is not", null)
        .orderBy("due")
        .limit(1)
        .as("nextDue"),
    )
    .where("name", "=", parameter<string>("name")),
);

/** The world of this name, if it has begun. */
export async function readWorld(transaction: StoreTransaction, name: string): Promise<World | undefined> {
  const [row] = await selectWorld(transaction, { name });
  if (row === undefined) return undefined;
  const { clock, rules, faults, nextDue } = row;
  return {
    name,
    clock: JSON.parse(clock),
    rules: readChoices(JSON.parse(rules)),
    faults: JSON.parse(faults),
    nextDue: nextDue ?? undefined,
  };
}

export async function setClock({ db }: StoreTransaction, name: string, clock: ClockState): Promise<void> {
  await db
    .updateTable("worlds")
    .set({ clock: JSON.stringify(clock) })
    .where("name", "=", name)
    .execute();
}

export async function setRules({ db }: StoreTransaction, name: string, rules: RuleChoices): Promise<void> {
  await db
    .updateTable("worlds")
    .set({ rules: JSON.stringify(rules) })
    .where("name", "=", name)
    .execute();
}

/** The faults that wait for webhooks; no other transaction plans a delivery until this one ends. */
export async function readFaults({ db, dialect }: StoreTransaction, name: string): Promise<readonly Fault[]> {
  const query = db.selectFrom("worlds").select("faults").where("name", "=", name);
  const { faults } = await (dialect === "postgres" ? query.forUpdate() : query).executeTakeFirstOrThrow();
  return JSON.parse(faults);
}

export async function setFaults(
  { db }: StoreTransaction,
  name: string,
  faults: readonly Fault[],
): Promise<void> {
  await db
    .updateTable("worlds")
    .set({ faults: JSON.stringify(faults) })
    .where("name", "=", name)
    .execute();
}

/** Forgets a world, or all of them. */
export async function forgetWorlds({ db }: StoreTransaction, name: string | undefined): Promise<void> {
  for (const table of ["records", "journal", "counters", "events", "deliveries"] as const) {
    await db
      .deleteFrom(table)
      .$if(name !== undefined, (rows) => rows.where("world", "=", name ?? ""))
      .execute();
  }
  await db
    .deleteFrom("worlds")
    .$if(name !== undefined, (rows) => rows.where("name", "=", name ?? ""))
    .execute();
}

/** Counts the ids of a world. */
export async function countId({ db }: StoreTransaction, name: string): Promise<number> {
  const { ids } = await db
    .updateTable("worlds")
    .set(({ eb, ref }) => ({ ids: eb(ref("ids"), "+", 1) }))
    .where("name", "=", name)
    .returning("ids")
    .executeTakeFirstOrThrow();
  return ids;
}
