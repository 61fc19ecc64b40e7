/** Runs the tests of what the sandbox keeps on PostgreSQL, or says that there is none. */
import { spawnSync } from "node:child_process";
import { missingPostgres } from "../faults/postgres.ts";

const missing = missingPostgres();
if (missing === undefined) {
  const { status } = spawnSync(
    process.execPath,
    [
      "--experimental-vm-modules",
      "--no-warnings",
      "node_modules/jest/bin/jest.js",
      "-c",
      "jest.postgres.json",
    ],
    { stdio: "inherit" },
  );
  process.exitCode = status ?? 1;
} else {
  console.warn(`Not tested on PostgreSQL: ${missing}`);
}
