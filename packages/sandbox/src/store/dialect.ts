/** The databases that the sandbox runs on. */
export type Dialect = "sqlite" | "postgres";

/** What a column takes. */
export type Value = string | number | bigint | null;

/** @throws TypeError on a value that no column takes. */
export function bindable(value: unknown): Value {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "bigint") {
    return value;
  }
  throw new TypeError(`A ${typeof value} cannot be kept in a column.`);
}

/** Runs a statement at once, on the connection of the transaction that runs; SQLite alone can. */
export type RunDirectly = (text: string, values: readonly Value[]) => readonly unknown[];
