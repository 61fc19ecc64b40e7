import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { inFewerLayers, newLayer } from "../store/layers.ts";
import type { StoreTransaction } from "../store/store.ts";
import { holdWorld, readWorld } from "./world.ts";

/** No header can have a line break, so that no world of a client has the name of a snapshot. */
const snapshotPrefix = "\nsnapshot ";

/** The name under which a snapshot is kept: a world that no call enters. */
export function newSnapshotName(id: string = randomBytes(8).toString("hex")): { id: string; name: string } {
  return { id, name: snapshotPrefix + id };
}

/** Whether a world is a snapshot, in which nothing ever happens. */
export const isSnapshot = (world: string): boolean => world.startsWith(snapshotPrefix);

/** What each table that is copied has beside the world and the sequence, which is counted anew. */
const columns = {
  counters: ["tenant", "name", "value"],
  deliveries: ["event", "due", "key", "cut", "state", "attempts", "status"],
} as const;

/** Makes a world that there is not yet as another one is; what they share is not copied. */
export async function copyWorld(store: StoreTransaction, from: string, to: string): Promise<void> {
  const { db } = store;
  await freeze(store, from);
  await sql`insert into worlds (name, clock, rules, faults, ids, layer, below, past)
    select ${to}, clock, rules, faults, ids, ${newLayer()}, below, past from worlds where name = ${from}`.execute(
    db,
  );
  for (const [table, names] of Object.entries(columns)) {
    const copied = sql.join(names.map((name) => sql.ref(name)));
    const order = table === "counters" ? sql`` : sql`order by sequence`;
    await sql`insert into ${sql.table(table)} (world, ${copied})
      select ${to}, ${copied} from ${sql.table(table)} where world = ${from} ${order}`.execute(db);
  }
}

/** Has a world go on in a new layer, so that the one that it wrote to so far is never changed again. */
async function freeze(store: StoreTransaction, name: string): Promise<void> {
  // Nobody writes to a snapshot.
  if (!isSnapshot(name)) await holdWorld(store, name, "alone");
  const { layers } = (await readWorld(store, name)) ?? {};
  if (layers === undefined || (await isEmpty(store, layers.own))) return;
  const { below, merged } = await inFewerLayers(store.db, layers.records);
  await store.forgetLayers(merged);
  await store.db
    .updateTable("worlds")
    .set({
      layer: newLayer(),
      below: JSON.stringify(below),
      past: JSON.stringify(layers.past),
    })
    .where("name", "=", name)
    .execute();
}

async function isEmpty({ db }: StoreTransaction, layer: string): Promise<boolean> {
  for (const table of ["records", "journal", "events"] as const) {
    const found = await db.selectFrom(table).select("layer").where("layer", "=", layer).limit(1).execute();
    if (found.length > 0) return false;
  }
  return true;
}

/** The worlds that calls have entered, without snapshots. */
export async function listWorlds(store: StoreTransaction): Promise<string[]> {
  return (await names(store)).filter((name) => !isSnapshot(name));
}

export async function snapshotsOf(store: StoreTransaction): Promise<string[]> {
  return (await names(store)).filter(isSnapshot).map((name) => name.slice(snapshotPrefix.length));
}

async function names({ db }: StoreTransaction): Promise<string[]> {
  return (await db.selectFrom("worlds").select("name").orderBy("name").execute()).map(({ name }) => name);
}
