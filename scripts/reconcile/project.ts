import type { Output } from "../command/report.ts";
import { UserError } from "../command/user-error.ts";
import { type Contract, listObserved } from "../generate/brands.ts";
import { readActions } from "../observed/actions.ts";
import { refusals } from "../observed/admission.ts";
import { type Bundles, loadLedger, loadSources } from "./load.ts";
import { describeDue, describeFailures, describeSummary } from "./print.ts";
import { reconcile } from "./reconcile.ts";
import { locateInSpec } from "./spec-files.ts";

export interface ProjectReconciliation {
  /** The text of `RECONCILIATION.md`, without a banner. */
  readonly report: string;
  /** What was compared and decided, in a few lines. */
  readonly summary: string;
  /** Everything that makes the reconciliation fail, in words that say what to do. */
  failures(): Promise<string[]>;
}

/**
 * Reconciles the sources of the project with its documents. Writes nothing.
 *
 * @param bundles gives the documents of a contract.
 */
export async function reconcileProject(
  root: string,
  bundles: (contract: Contract) => Promise<Bundles>,
): Promise<ProjectReconciliation> {
  const sources = await loadSources(root);
  const ledger = await loadLedger(root);
  const documented = await bundles("documented");
  const [document = {}] = documented.values();
  const actions = await readActions(root, await listObserved(root), document);
  const observed = { bundles: await bundles("observed"), actions };
  const result = reconcile({ sources, ledger, bundles: documented, observed });
  const [observedDocument = {}] = observed.bundles.values();
  const refused = refusals(actions, document, observedDocument, ledger);
  const { uncovered, unusedPatterns, unknownMarks } = result;
  return {
    report: result.report,
    summary: [describeSummary(result), ...describeDue(ledger, new Date().toISOString().slice(0, 10))].join(
      "\n",
    ),
    async failures() {
      // To find the place of a failure takes longer than to find that there is none.
      const none = [uncovered, unusedPatterns, unknownMarks].every(({ length }) => length === 0);
      return [...refused, ...(none ? [] : describeFailures(result, sources, await locateInSpec(root)))];
    },
  };
}

/** Prints the summary; throws a {@link UserError} that tells every failure. */
export async function checkReconciled(
  { failures, summary }: ProjectReconciliation,
  output: Pick<Output, "log">,
): Promise<void> {
  const found = await failures();
  output.log(summary);
  if (found.length > 0) throw new UserError(found.join("\n\n"));
}
