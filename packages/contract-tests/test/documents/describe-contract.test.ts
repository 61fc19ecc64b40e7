import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "@jest/globals";

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
  }[];
}

const expected = [
  "the client knows every operation of the document, and where it takes altId and altType",
  "the client and the document agree on altType",
  "the mock accepts every field of listInvoices, with altId and altType left to the client",
  "accepts every field, with altId and altType left to the client",
];

/** The titles of the expected tests that fail when a contract in `wrong/` is run. */
async function failuresOf(contract: string): Promise<string[]> {
  const jest = join(dirname(createRequire(import.meta.url).resolve("jest/package.json")), "bin/jest.js");
  const options = [
    "--json",
    "--testPathIgnorePatterns=/node_modules/",
    "--testMatch",
    `**/wrong/${contract}`,
  ];
  const outcome = await promisify(execFile)(
    process.execPath,
    [
      "--experimental-vm-modules",
      "--no-warnings",
      jest,
      ...options,
      `--testNamePattern=${expected.join("|")}`,
    ],
    { cwd: join(import.meta.dirname, "../.."), maxBuffer: 64 * 1024 * 1024 },
  ).catch((error: { stdout: string }) => error);
  const report: Report = JSON.parse(outcome.stdout);
  const results = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  return results.filter(({ status }) => status === "failed").map(({ title }) => title);
}

describe("a contract with a client that fills nothing in", () => {
  let failures: string[];

  beforeAll(async () => {
    failures = await failuresOf("unfilled.contract.ts");
  }, 240_000);

  test.each(expected)("fails at: %s", (title) => {
    expect(failures).toContain(title);
  });
});
