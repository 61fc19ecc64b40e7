/** The databases that the sandbox runs on. */
export type Dialect = "sqlite" | "postgres";
