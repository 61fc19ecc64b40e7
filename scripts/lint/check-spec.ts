import type { Output } from "../command/report.ts";
import { checkFresh } from "../generate/check-fresh.ts";
import { readBundles } from "../reconcile/load.ts";
import { checkReconciled, type ProjectReconciliation, reconcileProject } from "../reconcile/project.ts";
import { checkChangesets } from "../spec-changeset/plan.ts";
import { lint } from "./command.ts";

/**
 * As `pnpm generate --check`, `lint:spec`, `reconcile` and `spec:changeset --check` one after the other, but everything is
 * made of `spec/` once: the documents that the first has compared with it are those that the others judge.
 */
export async function checkSpec(root: string, output: Pick<Output, "log">): Promise<void> {
  const reconciled: ProjectReconciliation[] = [];
  await checkFresh(root, undefined, async (bundles) => {
    const result = await reconcileProject(root, bundles);
    reconciled.push(result);
    return result;
  });
  output.log("Every generated file is up to date.");
  await lint(root, (contract) => readBundles(root, contract), output);
  for (const result of reconciled) await checkReconciled(result, output);
  await checkChangesets(root);
  output.log("Every change of a brand's document has its changeset.");
}
