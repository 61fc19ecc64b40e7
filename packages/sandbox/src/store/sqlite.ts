import { mkdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { messageOf } from "@crm-invoices/mock/internal";
import { Kysely, SqliteDialect } from "kysely";
import { bindable, type RunDirectly } from "./dialect.ts";
import type { Tables } from "./schema.ts";

/** The file of a data folder. */
const fileName = "sandbox.sqlite";

/** Milliseconds for which a file that another process is writing to is waited for. */
const busyTimeout = 2000;

/**
 * Opens a database in memory, or the one in a folder, which is made when it is not there.
 *
 * @throws Error that names the folder when it cannot be used.
 */
export async function openSqlite(
  folder: string | undefined,
): Promise<{ db: Kysely<Tables>; run: RunDirectly }> {
  // Where Node has no SQLite, that is said before this is asked for.
  const { DatabaseSync: Sqlite } = await import("node:sqlite");
  const database = folder === undefined ? new Sqlite(":memory:") : openFile(Sqlite, resolve(folder));
  const statementFor = statementsOf(database);
  return {
    db: new Kysely<Tables>({ dialect: new SqliteDialect({ database: forKysely(database, statementFor) }) }),
    run: (text, values) => statementFor(text).all(...values),
  };
}

function openFile(Sqlite: typeof DatabaseSync, folder: string): DatabaseSync {
  try {
    makeFolder(folder);
    const database = new Sqlite(join(folder, fileName));
    // Full: what was answered with success is on the disk, whatever happens to the machine.
    database.exec(
      `pragma busy_timeout = ${busyTimeout}; pragma journal_mode = wal; pragma synchronous = full`,
    );
    return database;
  } catch (error) {
    throw new Error(
      `The data folder ${folder} cannot be used: ${messageOf(error)}. It is left as it is; give another folder, or fix this one.`,
      { cause: error },
    );
  }
}

/** Node's own recursive way never ends where a file system says of a folder that it is not there, such as below `/proc`. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false }) !== undefined) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have made it.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

/** The statements that give rows; those of Node cannot tell before Node 22.16. */
const givesRows = /^\s*(?:select|with|pragma)\b|\breturning\b/i;

/** Prepares statements, and keeps them, as preparing one costs more than running it. */
function statementsOf(database: DatabaseSync): (text: string) => StatementSync {
  const statements = new Map<string, StatementSync>();
  return (text) => {
    const statement = statements.get(text) ?? database.prepare(text);
    statements.set(text, statement);
    return statement;
  };
}

/** Node's database, as Kysely's driver calls it. */
function forKysely(database: DatabaseSync, statementFor: (text: string) => StatementSync) {
  return {
    close: () => database.close(),
    prepare(text: string) {
      // A write in SQLite takes its lock at once: a transaction that only reads first could not be carried on.
      const statement = statementFor(text === "begin" ? "begin immediate" : text);
      return {
        reader: givesRows.test(text),
        all: (values: readonly unknown[]) => statement.all(...values.map(bindable)),
        run: (values: readonly unknown[]) => statement.run(...values.map(bindable)),
        *iterate(values: readonly unknown[]) {
          yield* statement.iterate(...values.map(bindable));
        },
      };
    },
  };
}
