/** Runs the tests of what the sandbox keeps on one PostgreSQL, or says that there is none. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { missingPostgres, startPostgres } from "../faults/postgres.ts";

const jest = ["--experimental-vm-modules", "--no-warnings", "node_modules/jest/bin/jest.js"];

const missing = missingPostgres();
if (missing === undefined) {
  const postgres = await startPostgres();
  const tests = spawn(process.execPath, [...jest, "-c", "jest.postgres.json", ...process.argv.slice(2)], {
    stdio: "inherit",
    env: { ...process.env, TEST_DATABASE_URL: postgres.url },
  });
  const [status] = await once(tests, "exit");
  process.exitCode = status ?? 1;
  await postgres.stop();
} else {
  console.warn(`Not tested on PostgreSQL: ${missing}`);
}
