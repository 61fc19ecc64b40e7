/** The databases that the sandbox runs on. */
export type Dialect = "sqlite" | "postgres";

/** Runs a statement at once, on the connection of the transaction that runs; SQLite alone can. */
export type RunDirectly = (text: string, values: readonly unknown[]) => readonly unknown[];
