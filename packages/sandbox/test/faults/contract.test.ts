import { afterAll, beforeAll, describe } from "@jest/globals";
import { describeContract } from "../documents/describe-contract.ts";
import { missingPostgres, type Postgres, startPostgres } from "./postgres.ts";

const missing = missingPostgres();
if (missing !== undefined) console.warn(`Not tested with PostgreSQL: ${missing}`);

(missing === undefined ? describe : describe.skip)("a sandbox on PostgreSQL", () => {
  let postgres: Postgres | undefined;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres?.stop());

  // What is answered without what it keeps is shown of SQLite, and that it keeps the same under both contracts each night.
  describeContract(() => ({ databaseUrl: postgres?.url }), {
    observed: "own answers",
    ...(process.env["NIGHTLY"] === "true" && { documented: "own answers" }),
  });
});
