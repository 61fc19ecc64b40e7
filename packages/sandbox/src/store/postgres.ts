import { Kysely, PostgresDialect } from "kysely";
import type { Tables } from "./schema.ts";

/** Eight bytes that hold a whole number: counts and positions, all far below 2^53. */
const int8 = 20;

/**
 * Opens the database at a URL.
 *
 * @throws Error that says what to install when the driver is not there, and what is wrong with the URL.
 */
export async function openPostgres(url: string): Promise<Kysely<Tables>> {
  const { default: pg } = await import("pg").catch((error: unknown) => {
    throw new Error(
      'PostgreSQL requires the package "pg", which the sandbox does not install: run npm install pg.',
      { cause: error },
    );
  });
  const readable = (): boolean => {
    try {
      return new pg.Client({ connectionString: url }) !== undefined;
    } catch {
      return false;
    }
  };
  // The address itself is not told, as it may hold a password.
  if (!/^postgres(?:ql)?:\/\//.test(url) || !readable()) {
    throw new Error(
      "DATABASE_URL is not a PostgreSQL URL; write it as postgres://user:password@host:5432/database.",
    );
  }
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5000,
    types: {
      getTypeParser: (id, format) =>
        id === int8 && format !== "binary" ? Number : pg.types.getTypeParser(id, format),
    },
  });
  // A connection that is lost while nobody uses it is opened again when it is needed.
  pool.on("error", () => {});
  // One that is lost between two queries of a transaction would end the process; its next query fails, and says so.
  pool.on("connect", (client) => client.on("error", () => {}));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
