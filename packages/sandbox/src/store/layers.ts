import { randomBytes } from "node:crypto";
import { type Expression, type SelectQueryBuilder, sql } from "kysely";
import { containing } from "./containing.ts";
import type { Database, Tables } from "./schema.ts";

/**
 * Where the rows of a world are. What a snapshot or a fork shares with its world is in layers that are never changed again;
 * each of them goes on in a layer of its own above.
 */
export interface Layers {
  /** The one that the world writes to. */
  readonly own: string;
  /** Those of its records, its own first; a record hides the same one in the layers that follow. */
  readonly records: readonly string[];
  /** Those of its journal and its events, its own first. */
  readonly past: readonly string[];
}

type Layer = string | Expression<string>;
export type FoundRecords = SelectQueryBuilder<Tables, "records", object>;

/** Each layer costs each look for a record something. */
const mostBelow = 8;
/** How many rows of a table are deleted at a time, so that no call waits long. */
const atATime = 500;

/** All that a record has beside its layer. */
const columns = [
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
  "removed",
] as const;

/** A name that no layer has. */
export const newLayer = (): string => randomBytes(8).toString("hex");

/** The records of each layer that are hidden in none before it; those that were removed are among them. */
const visible = (db: Database, layers: readonly Layer[]): FoundRecords[] =>
  layers.map((layer, index) =>
    db
      .selectFrom("records")
      .where("layer", "=", layer)
      .$if(index > 0, (rows) =>
        rows.where(({ exists, not, selectFrom }) =>
          not(
            exists(
              selectFrom("records as upper")
                .select("upper.id")
                .where("upper.layer", "in", layers.slice(0, index))
                .whereRef("upper.kind", "=", "records.kind")
                .whereRef("upper.tenant", "=", "records.tenant")
                .whereRef("upper.id", "=", "records.id"),
            ),
          ),
        ),
      ),
  );

/** The records in some layers as if they were in one. */
export function recordsIn(db: Database, layers: readonly Layer[]): FoundRecords {
  const [first, ...others] = visible(db, layers).map((rows) => rows.selectAll());
  if (first === undefined) throw new Error("There is no record outside of a layer.");
  return db
    .selectFrom(others.reduce((all, each) => all.unionAll(each), first).as("records"))
    .where("removed", "=", 0);
}

/** The same, layer by layer, as it is faster to count them one by one. */
export const recordsByLayer = (db: Database, layers: readonly Layer[]): FoundRecords[] =>
  visible(db, layers).map((rows) => rows.where("removed", "=", 0));

/** Puts a copy of records into a layer, but for those that it has already. */
export const copyRecords = (db: Database, found: FoundRecords, layer: Layer) =>
  db
    .insertInto("records")
    .columns(["layer", ...columns])
    .expression(found.select(sql<string>`${layer}`.as("layer")).select(columns))
    .onConflict((conflict) => conflict.doNothing());

/** Puts the records of the layers below a world into fewer ones, where there are many; names those that are in another one now. */
export async function inFewerLayers(
  db: Database,
  below: readonly string[],
): Promise<{ readonly below: readonly string[]; readonly merged: readonly string[] }> {
  if (below.length <= mostBelow) return { below, merged: [] };
  const sizes = [];
  for (const layer of below) {
    const rows = db.selectFrom("records").where("layer", "=", layer);
    const { size } = await rows
      .select(({ fn }) => fn.countAll<number>().as("size"))
      .executeTakeFirstOrThrow();
    sizes.push(Number(size));
  }
  const lowest = sizes.pop() ?? 0;
  // The lowest one is as a rule by far the largest, and is then left as it is.
  const merged = sizes.reduce((sum, size) => sum + size, 0) < lowest ? below.slice(0, -1) : below;
  const left = below.slice(merged.length);
  const layer = newLayer();
  const found = left.length > 0 ? visible(db, merged) : [recordsIn(db, merged)];
  for (const each of found) await copyRecords(db, each, layer).execute();
  return { below: [layer, ...left], merged };
}

/** Deletes some rows of a layer that was forgotten; whether there may be more. */
export async function sweep(db: Database): Promise<boolean> {
  const forgotten = await db.selectFrom("forgotten").select("layer").limit(1).executeTakeFirst();
  if (forgotten === undefined) return false;
  const { layer } = forgotten;
  const deleted: bigint[] = [];
  if (!(await isUsed(db, layer, "below"))) {
    const key = ["layer", "kind", "tenant", "id"] as const;
    const some = db.selectFrom("records").select(key).where("layer", "=", layer).limit(atATime);
    const { numDeletedRows } = await db
      .deleteFrom("records")
      .where(({ eb, refTuple }) => eb(refTuple(...key), "in", some.$asTuple(...key)))
      .executeTakeFirst();
    deleted.push(numDeletedRows);
  }
  for (const table of (await isUsed(db, layer, "past")) ? [] : (["journal", "events"] as const)) {
    const some = db.selectFrom(table).select("sequence").where("layer", "=", layer).limit(atATime);
    const { numDeletedRows } = await db.deleteFrom(table).where("sequence", "in", some).executeTakeFirst();
    deleted.push(numDeletedRows);
  }
  if (deleted.every((count) => count < atATime)) {
    await db.deleteFrom("forgotten").where("layer", "=", layer).execute();
  }
  return true;
}

async function isUsed(db: Database, layer: string, column: "below" | "past"): Promise<boolean> {
  const { rows } = await sql`select 1 from worlds
    where layer = ${layer} or ${containing(column, JSON.stringify(layer))} limit 1`.execute(db);
  return rows.length > 0;
}
