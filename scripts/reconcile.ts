import { parseFlags } from "./command/flags.ts";
import { runCommand } from "./command/run-command.ts";
import { currentBundles } from "./generate/units.ts";
import { checkReconciled, reconcileProject } from "./reconcile/project.ts";
import { repository } from "./workspace/paths.ts";

const usage = `pnpm reconcile [--list]

Compares spec/sources with the description of every brand as it is now, and fails on a disagreement without an entry in
spec/ledger.yaml, and on an entry without a disagreement. Writes nothing; \`pnpm generate\` writes the
report, spec/generated/RECONCILIATION.md.
  --list  print the report: every decision and every disagreement`;

async function run(): Promise<void> {
  const flags = parseFlags(process.argv.slice(2), usage, { list: { type: "boolean" } });
  if (flags === undefined) {
    console.log(usage);
    return;
  }
  const result = await reconcileProject(repository, currentBundles(repository));
  if (flags.values.list) {
    console.log(result.report);
  }
  await checkReconciled(result, console);
}

await runCommand(run);
