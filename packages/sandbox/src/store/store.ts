import { messageOf } from "@crm-invoices/mock/internal";
import type { Dialect, RunDirectly } from "./dialect.ts";
import { sweep } from "./layers.ts";
import { migrate } from "./migrations.ts";
import { openPostgres } from "./postgres.ts";
import { type Kind, type Place, Records, recordCounter } from "./records.ts";
import type { Database } from "./schema.ts";
import { openSqlite } from "./sqlite.ts";
import { Together } from "./together.ts";
import { isConflict, isOfDriver, unavailable } from "./unavailable.ts";

/** Where the data are: in memory unless one of them is given. */
export interface StorePlace {
  /** A folder; it is made when it is not there. */
  readonly data?: string | undefined;
  /** The address of a PostgreSQL database. */
  readonly databaseUrl?: string | undefined;
}

/** How often a change starts again that another one got in the way of. */
const attempts = 20;

/** The database: everything that is changed is changed within a transaction. */
export class Store {
  readonly #db: Database;
  readonly #run: RunDirectly | undefined;
  /** The transactions of SQLite. */
  readonly #together: Together | undefined;
  readonly dialect: Dialect;
  /** What deletes the rows of layers that were forgotten, while there are any. */
  #sweeping: Promise<void> | undefined;
  #isSwept = true;
  #isClosed = false;

  private constructor(db: Database, run: RunDirectly | undefined) {
    this.#db = db;
    this.#run = run;
    this.#together = run && new Together(run);
    this.dialect = run === undefined ? "postgres" : "sqlite";
  }

  /** @throws Error that names the place when it cannot be used. */
  static async open({ data, databaseUrl }: StorePlace): Promise<Store> {
    if (data !== undefined && databaseUrl !== undefined) {
      throw new Error(
        "The data cannot be in a folder and in PostgreSQL: give either a data folder or DATABASE_URL.",
      );
    }
    const dialect = databaseUrl === undefined ? "sqlite" : "postgres";
    const { db, run } =
      databaseUrl === undefined
        ? await openSqlite(data)
        : { db: await openPostgres(databaseUrl), run: undefined };
    const [place, remedy] =
      databaseUrl === undefined
        ? [`The data folder ${data ?? "in memory"}`, "give another folder, or fix this one"]
        : [
            "The database of DATABASE_URL",
            "check that its server is running and knows this user and database",
          ];
    try {
      await migrate(db, dialect, place);
    } catch (error) {
      await db.destroy().catch(() => {});
      throw isOfDriver(error)
        ? new Error(`${place} cannot be used: ${messageOf(error)}; ${remedy}.`, { cause: error })
        : error;
    }
    const store = new Store(db, run);
    // An earlier process may have left some.
    store.#sweep();
    return store;
  }

  /**
   * Does everything or nothing; when another transaction gets in the way, it starts again.
   *
   * @throws StoreUnavailable when the database cannot be reached or written to.
   */
  async transaction<Result>(run: (transaction: StoreTransaction) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        let afterwards: (() => void)[] = [];
        const work = (db: Database): Promise<Result> => {
          // It may be done again.
          afterwards = [];
          const more = { afterwards, sweep: () => this.#sweep() };
          return run(new StoreTransaction(db, this.dialect, this.#run, more));
        };
        const result = await (this.#together?.transaction(() => work(this.#db)) ??
          this.#db.transaction().execute(work));
        for (const action of afterwards) action();
        return result;
      } catch (error) {
        if (isConflict(error) && attempt < attempts) continue;
        throw unavailable(error) ?? error;
      }
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#sweeping;
    await this.#db.destroy();
  }

  #sweep(): void {
    this.#isSwept = false;
    this.#sweeping ??= this.#sweepAll();
  }

  async #sweepAll(): Promise<void> {
    try {
      while (!this.#isSwept && !this.#isClosed) {
        this.#isSwept = true;
        if (await this.transaction(({ db }) => sweep(db))) this.#isSwept = false;
      }
    } catch {
      // What is left is deleted the next time.
    }
    this.#sweeping = undefined;
  }
}

/** One transaction; {@link StoreTransaction.db} is for queries that have no method. */
export class StoreTransaction {
  readonly db: Database;
  readonly dialect: Dialect;
  readonly run: RunDirectly | undefined;
  readonly #afterwards: (() => void)[];
  readonly #sweep: () => void;

  constructor(
    db: Database,
    dialect: Dialect,
    run: RunDirectly | undefined,
    { afterwards, sweep }: { readonly afterwards: (() => void)[]; readonly sweep: () => void },
  ) {
    this.db = db;
    this.dialect = dialect;
    this.run = run;
    this.#afterwards = afterwards;
    this.#sweep = sweep;
  }

  /** What to do once the transaction has ended well. */
  afterwards(action: () => void): void {
    this.#afterwards.push(action);
  }

  /** Has the rows of layers deleted once the transaction has ended well, where no world has them any more. */
  async forgetLayers(layers: readonly string[]): Promise<void> {
    if (layers.length === 0) return;
    await this.db
      .insertInto("forgotten")
      .values(layers.map((layer) => ({ layer })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    this.afterwards(this.#sweep);
  }

  records<Document>(kind: Kind<Document>, world: Place, tenant: string): Records<Document> {
    return new Records(this, kind, world, tenant);
  }

  /** How many records of each kind a world has. */
  async countRecords(world: string): Promise<Record<string, number>> {
    const rows = await this.db
      .selectFrom("counters")
      .select(({ fn }) => ["name", fn.sum<number>("value").as("count")])
      .where("world", "=", world)
      .where("name", "like", `${recordCounter("")}%`)
      .groupBy("name")
      .orderBy("name")
      .execute();
    return Object.fromEntries(
      rows.map(({ name, count }) => [name.slice(recordCounter("").length), Number(count)]),
    );
  }

  /** Counts up from 1, and locks the counter until the transaction ends. */
  async count(world: string, tenant: string, name: string): Promise<number> {
    const { value } = await this.db
      .insertInto("counters")
      .values({ world, tenant, name, value: 1 })
      .onConflict((conflict) =>
        conflict
          .columns(["world", "tenant", "name"])
          .doUpdateSet(({ eb, ref }) => ({ value: eb(ref("counters.value"), "+", 1) })),
      )
      .returning("value")
      .executeTakeFirstOrThrow();
    return Number(value);
  }

  /** Keeps others from counting until the transaction ends. */
  async lockCounter(world: string, tenant: string, name: string): Promise<void> {
    await this.db
      .insertInto("counters")
      .values({ world, tenant, name, value: 0 })
      .onConflict((conflict) =>
        conflict
          .columns(["world", "tenant", "name"])
          .doUpdateSet(({ ref }) => ({ value: ref("counters.value") })),
      )
      .execute();
  }

  /** The count that {@link StoreTransaction.count} would give next. */
  async nextCount(world: string, tenant: string, name: string): Promise<number> {
    const row = await this.db
      .selectFrom("counters")
      .select("value")
      .where("world", "=", world)
      .where("tenant", "=", tenant)
      .where("name", "=", name)
      .executeTakeFirst();
    return Number(row?.value ?? 0) + 1;
  }
}
