import { createHash } from "node:crypto";
import { sql } from "kysely";
import { readChoices } from "../rules/choices.ts";
import type { RuleChoices } from "../rules/table.ts";
import { type Layers, newLayer, recordsIn } from "../store/layers.ts";
import { prepared, preparedForLayers } from "../store/prepared.ts";
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
  /** Where its rows are. */
  readonly layers: Layers;
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
  const { clock } = beginning;
  const layers = layersOf(newLayer(), "[]", "[]");
  const world: World = { name, clock, rules: {}, faults: [], nextDue: undefined, layers };
  // Where two begin it at the same time, the store undoes one of them, which then finds it.
  await transaction.db
    .insertInto("worlds")
    .values({
      name,
      clock: JSON.stringify(clock),
      rules: "{}",
      faults: "[]",
      ids: 0,
      layer: layers.own,
      below: "[]",
      past: "[]",
    })
    .execute();
  await beginning.fill(transaction, world);
  return (await readWorld(transaction, name)) ?? world;
}

const selectWorld = prepared(({ db, parameter }) =>
  db
    .selectFrom("worlds")
    .select(["clock", "rules", "faults", "layer", "below", "past"])
    .select(({ selectFrom }) =>
      selectFrom("records")
        .select("due")
        .whereRef("records.layer", "=", "worlds.layer")
        .where("due", "is not", null)
        .orderBy("due")
        .limit(1)
        .as("nextDue"),
    )
    .where("name", "=", parameter<string>("name")),
);

const selectNextDue = preparedForLayers(({ db }, layers) =>
  recordsIn(db, layers).select("due as nextDue").where("due", "is not", null).orderBy("due").limit(1),
);

function layersOf(own: string, below: string, past: string): Layers {
  return { own, records: [own, ...JSON.parse(below)], past: [own, ...JSON.parse(past)] };
}

/** The world of this name, if it has begun. Until the transaction ends, it is not frozen, restored or forgotten. */
export async function readWorld(transaction: StoreTransaction, name: string): Promise<World | undefined> {
  await holdWorld(transaction, name, "shared");
  const [row] = await selectWorld(transaction, { name });
  if (row === undefined) return undefined;
  const { clock, rules, faults, layer, below, past } = row;
  const layers = layersOf(layer, below, past);
  const isLayered = layers.records.length > 1;
  const [next = row] = isLayered ? await selectNextDue(transaction, layers.records, {}) : [];
  return {
    name,
    clock: JSON.parse(clock),
    rules: readChoices(JSON.parse(rules)),
    faults: JSON.parse(faults),
    nextDue: next.nextDue ?? undefined,
    layers,
  };
}

/** Any number that nothing else in the database locks. */
const worldLocks = 4011;

/**
 * Waits for what would get in the way, until the transaction ends: calls hold a world shared, and alone whoever makes its rows
 * those of another world, too. SQLite has one transaction at a time.
 */
export async function holdWorld(
  { db, dialect }: StoreTransaction,
  name: string,
  how: "shared" | "alone",
): Promise<void> {
  if (dialect === "sqlite") return;
  const lock = sql.raw(how === "shared" ? "pg_advisory_xact_lock_shared" : "pg_advisory_xact_lock");
  // Two worlds with the same number wait for each other, which does no harm.
  const number = createHash("sha256").update(name).digest().readInt32BE();
  await sql`select ${lock}(${worldLocks}::int, ${number}::int)`.execute(db);
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
export async function forgetWorlds(store: StoreTransaction, name: string | undefined): Promise<void> {
  const { db } = store;
  if (name === undefined) {
    const tables = ["worlds", "counters", "deliveries", "records", "journal", "events", "forgotten"] as const;
    for (const table of tables) await db.deleteFrom(table).execute();
    return;
  }
  await holdWorld(store, name, "alone");
  const world = await readWorld(store, name);
  if (world === undefined) return;
  for (const table of ["counters", "deliveries"] as const) {
    await db.deleteFrom(table).where("world", "=", name).execute();
  }
  await db.deleteFrom("worlds").where("name", "=", name).execute();
  await store.forgetLayers([...world.layers.records, ...world.layers.past]);
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
