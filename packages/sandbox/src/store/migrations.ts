import { sql } from "kysely";
import type { Dialect } from "./dialect.ts";
import type { Database } from "./schema.ts";

type Step = (db: Database, dialect: Dialect) => Promise<void>;

/**
 * Every change of the schema, in order. A step that was released is never changed: what comes later is a step of its own,
 * at the end.
 */
const steps: readonly Step[] = [
  async (db, dialect) => {
    await db.schema
      .createTable("worlds")
      .addColumn("name", "text", (column) => column.primaryKey())
      .addColumn("clock", "text", (column) => column.notNull())
      .addColumn("rules", "text", (column) => column.notNull())
      .addColumn("faults", "text", (column) => column.notNull())
      .addColumn("ids", "integer", (column) => column.notNull())
      .execute();
    await db.schema
      .createTable("records")
      .addColumn("world", "text", (column) => column.notNull())
      .addColumn("tenant", "text", (column) => column.notNull())
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("id", "text", (column) => column.notNull())
      .addColumn("position", "bigint", (column) => column.notNull())
      .addColumn("number", "text")
      .addColumn("status", "text", (column) => column.notNull())
      .addColumn("live", "integer", (column) => column.notNull())
      .addColumn("contact", "text")
      .addColumn("search", "text", (column) => column.notNull())
      .addColumn("issued", "text")
      .addColumn("due", "text")
      .addColumn("document", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("records_key", ["world", "kind", "tenant", "id"])
      .execute();
    for (const columns of [["position"], ["issued", "position"], ["number"]]) {
      await db.schema
        .createIndex(`records_by_${columns[0]}`)
        .on("records")
        .columns(["world", "kind", "tenant", ...columns])
        .execute();
    }
    await db.schema
      .createIndex("records_by_due")
      .on("records")
      .columns(["world", "due"])
      .where("due", "is not", null)
      .execute();
    await db.schema
      .createTable("journal")
      .addColumn("sequence", dialect === "sqlite" ? "integer" : "bigserial", (column) =>
        dialect === "sqlite" ? column.primaryKey().autoIncrement() : column.primaryKey(),
      )
      .addColumn("world", "text", (column) => column.notNull())
      .addColumn("tenant", "text", (column) => column.notNull())
      .addColumn("time", "text", (column) => column.notNull())
      .addColumn("event", "text", (column) => column.notNull())
      .addColumn("subject", "text", (column) => column.notNull())
      .addColumn("detail", "text", (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex("journal_by_subject")
      .on("journal")
      .columns(["world", "subject", "sequence"])
      .execute();
    await db.schema
      .createTable("events")
      .addColumn("sequence", dialect === "sqlite" ? "integer" : "bigserial", (column) =>
        dialect === "sqlite" ? column.primaryKey().autoIncrement() : column.primaryKey(),
      )
      .addColumn("world", "text", (column) => column.notNull())
      .addColumn("tenant", "text", (column) => column.notNull())
      .addColumn("id", "text", (column) => column.notNull())
      .addColumn("type", "text", (column) => column.notNull())
      .addColumn("time", "text", (column) => column.notNull())
      .addColumn("body", "text", (column) => column.notNull())
      .execute();
    await db.schema.createIndex("events_by_id").on("events").columns(["world", "id"]).execute();
    await db.schema
      .createTable("deliveries")
      .addColumn("sequence", dialect === "sqlite" ? "integer" : "bigserial", (column) =>
        dialect === "sqlite" ? column.primaryKey().autoIncrement() : column.primaryKey(),
      )
      .addColumn("world", "text", (column) => column.notNull())
      .addColumn("event", "text", (column) => column.notNull())
      .addColumn("due", "text", (column) => column.notNull())
      .addColumn("key", "text", (column) => column.notNull())
      .addColumn("cut", "integer", (column) => column.notNull())
      .addColumn("state", "text", (column) => column.notNull())
      .addColumn("attempts", "integer", (column) => column.notNull())
      .addColumn("lease", "text")
      .addColumn("status", "integer")
      .execute();
    await db.schema
      .createIndex("deliveries_by_due")
      .on("deliveries")
      .columns(["world", "state", "due", "sequence"])
      .execute();
    await db.schema
      .createTable("keys")
      .addColumn("name", "text", (column) => column.primaryKey())
      .addColumn("pem", "text", (column) => column.notNull())
      .execute();
    await db.schema
      .createTable("counters")
      .addColumn("world", "text", (column) => column.notNull())
      .addColumn("tenant", "text", (column) => column.notNull())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("value", "bigint", (column) => column.notNull())
      .addPrimaryKeyConstraint("counters_key", ["world", "tenant", "name"])
      .execute();
  },
  // A world has layers: what a snapshot keeps is not copied, but no longer changed.
  async (db) => {
    for (const table of ["records", "journal", "events"]) {
      await db.schema.alterTable(table).renameColumn("world", "layer").execute();
    }
    await db.schema
      .alterTable("records")
      .addColumn("removed", "integer", (column) => column.notNull().defaultTo(0))
      .execute();
    for (const [name, value] of Object.entries({ layer: "", below: "[]", past: "[]" })) {
      await db.schema
        .alterTable("worlds")
        .addColumn(name, "text", (column) => column.notNull().defaultTo(value))
        .execute();
    }
    await sql`update worlds set layer = name`.execute(db);
    await db.schema
      .createTable("forgotten")
      .addColumn("layer", "text", (column) => column.primaryKey())
      .execute();
  },
];

/** The schema that this version of the sandbox reads and writes. */
export const schemaVersion = steps.length;

/**
 * Brings the schema up to date, in one transaction; a sandbox that starts at the same time waits.
 *
 * @param wanted the version to stop at, to make what an earlier sandbox left.
 * @throws Error that says so when a newer sandbox has been there.
 */
export async function migrate(
  db: Database,
  dialect: Dialect,
  place: string,
  wanted = schemaVersion,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    // Whoever else starts now waits for this one; SQLite locks the file by itself.
    if (dialect === "postgres") await sql`select pg_advisory_xact_lock(4010)`.execute(transaction);
    await transaction.schema
      .createTable("sandbox_schema")
      .ifNotExists()
      .addColumn("version", "integer", (column) => column.notNull())
      .execute();
    const { rows } = await sql<{ version: number }>`select version from sandbox_schema`.execute(transaction);
    const found = rows[0]?.version ?? 0;
    if (found > schemaVersion) {
      throw new Error(
        `${place} was written by a newer sandbox (its schema is ${found}, this sandbox knows ${schemaVersion}). Update @crm-invoices/sandbox, or give another place.`,
      );
    }
    for (const step of steps.slice(found, wanted)) await step(transaction, dialect);
    await sql`delete from sandbox_schema`.execute(transaction);
    await sql`insert into sandbox_schema (version) values (${wanted})`.execute(transaction);
  });
}
