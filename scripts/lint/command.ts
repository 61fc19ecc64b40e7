import type { Output } from "../command/report.ts";
import { UserError } from "../command/user-error.ts";
import type { Contract } from "../generate/brands.ts";
import type { Bundles } from "../reconcile/load.ts";
import { describeProblems } from "../redocly/problem.ts";
import { lintSpec } from "./lint-spec.ts";

/** As `pnpm lint:spec`: throws a {@link UserError} that tells what is wrong. A warning fails it too. */
export async function lint(
  root: string,
  bundles: (contract: Contract) => Promise<Bundles>,
  output: Pick<Output, "log">,
): Promise<void> {
  const problems = await lintSpec(root, bundles);
  if (problems.length > 0) {
    throw new UserError(describeProblems(problems, Number.POSITIVE_INFINITY));
  }
  output.log("The description, its overlays and the document of every brand keep the rules of redocly.yaml.");
}
