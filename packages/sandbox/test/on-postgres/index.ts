// Stands in for `src/index.ts` and `src/jest.ts` where the same tests run on PostgreSQL.
import { afterAll, afterEach, beforeAll } from "@jest/globals";
import { type Sandbox, type SandboxOptions, startSandbox as start } from "../../src/sandbox.ts";
import { type TestSandbox, tieSandbox } from "../../src/testing/tie-sandbox.ts";
import { emptySchema } from "../faults/postgres.ts";

export * from "../../src/rules/table.ts";
export type { Sandbox, SandboxOptions };

const url = process.env["TEST_DATABASE_URL"];
if (url === undefined) throw new Error("These tests need the server of test/on-postgres/run.ts.");

/** The options with an empty schema of their own, unless they say where the data are. */
const onPostgres = (options: SandboxOptions): SandboxOptions =>
  options.data === undefined ? { databaseUrl: emptySchema(url), ...options } : options;

export const startSandbox = (options: SandboxOptions): Promise<Sandbox> => start(onPostgres(options));

export const useSandbox = (options: SandboxOptions): TestSandbox =>
  tieSandbox(onPostgres(options), { beforeAll, afterEach, afterAll });
