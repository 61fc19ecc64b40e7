import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { StoreTransaction } from "../store/store.ts";

/** No header can have a line break, so that no world of a client has the name of a snapshot. */
const snapshotPrefix = "\nsnapshot ";

/** The name under which a snapshot is kept: a world that no call enters. */
export function newSnapshotName(id: string = randomBytes(8).toString("hex")): { id: string; name: string } {
  return { id, name: snapshotPrefix + id };
}

/** Whether a world is a snapshot, in which nothing ever happens. */
export const isSnapshot = (world: string): boolean => world.startsWith(snapshotPrefix);

/** What each table has beside the world and the sequence, which is counted anew. */
const columns = {
  records: [
    "tenant",
    "kind",
    "id",
    "position",
    "number",
    "status",
    "live",
    "contact",
    "search",
    "issued",
    "due",
    "document",
  ],
  counters: ["tenant", "name", "value"],
  journal: ["tenant", "time", "event", "subject", "detail"],
  events: ["tenant", "id", "type", "time", "body"],
  deliveries: ["event", "due", "key", "cut", "state", "attempts", "status"],
} as const;

/** Copies all that a world has into one that there is not yet. */
export async function copyWorld({ db }: StoreTransaction, from: string, to: string): Promise<void> {
  await sql`insert into worlds (name, clock, rules, faults, ids)
    select ${to}, clock, rules, faults, ids from worlds where name = ${from}`.execute(db);
  for (const [table, names] of Object.entries(columns)) {
    const copied = sql.join(names.map((name) => sql.ref(name)));
    const order = table === "records" || table === "counters" ? sql`` : sql`order by sequence`;
    await sql`insert into ${sql.table(table)} (world, ${copied})
      select ${to}, ${copied} from ${sql.table(table)} where world = ${from} ${order}`.execute(db);
  }
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
