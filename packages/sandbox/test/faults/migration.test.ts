import { DatabaseSync } from "node:sqlite";
import { test } from "@jest/globals";
import { sql } from "kysely";
import { startSandbox } from "../../src/index.ts";
import { migrate } from "../../src/store/migrations.ts";
import { openPostgres } from "../../src/store/postgres.ts";
import { dumpOf, earlierVersions, expectAllOfDump } from "../earlier/earlier.ts";
import { missingPostgres, startPostgres } from "./postgres.ts";

const missing = missingPostgres();
if (missing !== undefined) console.warn(`Not tested with PostgreSQL: ${missing}`);

(missing === undefined ? test : test.skip).each(earlierVersions)(
  "a PostgreSQL database of schema %i opens with all that it has",
  async (version) => {
    const postgres = await startPostgres();
    try {
      await fill(postgres.url, version);
      const sandbox = await startSandbox({ brand: "highlevel", databaseUrl: postgres.url });
      try {
        await expectAllOfDump(sandbox);
      } finally {
        await sandbox.close();
      }
    } finally {
      await postgres.stop();
    }
  },
  120_000,
);

/** Makes the tables as the sandbox of that schema did, as a step that was released is never changed, with the rows of its dump. */
async function fill(databaseUrl: string, version: number): Promise<void> {
  const dump = new DatabaseSync(":memory:");
  dump.exec(await dumpOf(version));
  const db = await openPostgres(databaseUrl);
  await migrate(db, "postgres", "The database of the test", version);
  const tables = dump
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite%'")
    .all()
    .map(({ name }) => String(name));
  for (const table of tables.filter((name) => name !== "sandbox_schema")) {
    for (const { sequence: _, ...row } of dump.prepare(`select * from ${table} order by rowid`).all()) {
      const columns = sql.join(Object.keys(row).map((name) => sql.ref(name)));
      await sql`insert into ${sql.table(table)} (${columns}) values (${sql.join(Object.values(row))})`.execute(
        db,
      );
    }
  }
  await db.destroy();
  dump.close();
}
