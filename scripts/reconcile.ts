import { parseArgs } from "node:util";
import { runCommand } from "./command/run-command.ts";
import { loadBundles, loadLedger, loadSources } from "./reconcile/load.ts";
import { describeFailures, describeSummary } from "./reconcile/print.ts";
import { reconcile } from "./reconcile/reconcile.ts";
import { locateInSpec } from "./reconcile/spec-files.ts";
import { repository } from "./workspace/paths.ts";

const usage = `pnpm reconcile [--list]

Compares spec/sources with the bundles in spec/generated, and fails on a disagreement without an entry in
spec/ledger.yaml, and on an entry without a disagreement. Writes nothing; \`pnpm generate\` writes the
report, spec/generated/RECONCILIATION.md.
  --list  print the report: every decision and every disagreement`;

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { list: { type: "boolean" }, help: { type: "boolean" } } });
  if (values.help) {
    console.log(usage);
    return;
  }
  const sources = await loadSources(repository);
  const ledger = await loadLedger(repository);
  const result = reconcile({ sources, ledger, bundles: await loadBundles(repository) });
  if (values.list) {
    console.log(result.report);
  }
  const failures = describeFailures(result, sources, await locateInSpec(repository));
  for (const failure of failures) {
    console.error(`${failure}\n`);
  }
  console.log(describeSummary(result));
  process.exitCode = failures.length > 0 ? 1 : 0;
}

await runCommand(run);
