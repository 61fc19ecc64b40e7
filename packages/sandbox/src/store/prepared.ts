import { type Compilable, type CompiledQuery, type RawBuilder, sql } from "kysely";
import { bindable, type Dialect, type RunDirectly, type Value } from "./dialect.ts";
import type { Database } from "./schema.ts";

/** Stands for a value that is given each time the query runs. */
class Parameter {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** What a query is built with: the database, and a parameter for each value that is given later. */
export interface Parts<Names extends string> {
  readonly db: Database;
  readonly dialect: Dialect;
  /** The type is that of the column. */
  parameter<Type extends Value>(name: Names): RawBuilder<Type>;
}

/** What a query runs on. */
export interface Connection {
  readonly db: Database;
  readonly dialect: Dialect;
  readonly run: RunDirectly | undefined;
}

/**
 * A query of every call: it is written once for each database instead of for each call, which takes longer than
 * running it.
 */
export function prepared<Names extends string, Row>(
  build: (parts: Parts<Names>) => Compilable<Row>,
): (transaction: Connection, values: Readonly<Record<Names, Value>>) => Promise<readonly Row[]> {
  const written = new Map<Dialect, CompiledQuery<Row>>();
  return async ({ db, dialect, run }, values) => {
    let query = written.get(dialect);
    if (query === undefined) {
      query = build({ db, dialect, parameter: (name) => sql`${new Parameter(name)}` }).compile();
      written.set(dialect, query);
    }
    const named: Readonly<Record<string, Value>> = values;
    const parameters = query.parameters.map((each) =>
      each instanceof Parameter ? (named[each.name] ?? null) : bindable(each),
    );
    // Kysely's own way through a connection takes longer than SQLite does.
    // The rows are those that the query was built to give.
    if (run) return run(query.sql, parameters) as readonly Row[];
    const { rows } = await db.executeQuery<Row>({ ...query, parameters });
    return rows;
  };
}

/** The same for a query of records, which depends on how many layers they are in. */
export function preparedForLayers<Names extends string, Row>(
  build: (parts: Parts<Names>, layers: readonly RawBuilder<string>[]) => Compilable<Row>,
): (
  transaction: Connection,
  layers: readonly string[],
  values: Readonly<Record<Names, Value>>,
) => Promise<readonly Row[]> {
  const nameOf = (index: number): string => `layer ${index}`;
  const queries = new Map<number, ReturnType<typeof prepared<string, Row>>>();
  return (transaction, layers, values) => {
    const query =
      queries.get(layers.length) ??
      prepared<string, Row>((parts) =>
        build(
          parts,
          layers.map((_, index) => parts.parameter(nameOf(index))),
        ),
      );
    queries.set(layers.length, query);
    const named = layers.map((layer, index) => [nameOf(index), layer] as const);
    return query(transaction, { ...values, ...Object.fromEntries(named) });
  };
}
