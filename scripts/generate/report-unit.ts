import { join } from "node:path";
import { type Bundles, readBundles } from "../reconcile/load.ts";
import { type ProjectReconciliation, reconcileProject } from "../reconcile/project.ts";
import { filesBelow, yamlFilesBelow } from "../workspace/files.ts";
import { repository, specFolder } from "../workspace/paths.ts";
import { banner } from "./banner.ts";
import { generatorFiles } from "./brand-unit.ts";
import { type Brand, type Contract, contracts, documentName, listObserved } from "./brands.ts";
import type { Unit } from "./unit.ts";

/** Reconciles the project with the documents of a contract. */
export type Reconcile = (bundles: (contract: Contract) => Promise<Bundles>) => Promise<ProjectReconciliation>;

/**
 * The reconciliation report. It reads the bundles, so it comes after the brands.
 *
 * @param reconcile reconciles the project with its documents, unless the report is right as it is.
 */
export async function reportUnit(
  root: string,
  brands: readonly Brand[],
  reconcile: Reconcile = (bundles) => reconcileProject(root, bundles),
): Promise<Unit> {
  const spec = specFolder(root);
  const folders = ["scripts/reconcile", "scripts/observed"];
  const reconciler = (
    await Promise.all(folders.map((folder) => filesBelow(join(repository, folder))))
  ).flat();
  return {
    name: "reconciliation",
    inputs: [
      ...(await yamlFilesBelow(join(spec, "sources"))),
      join(spec, "ledger.yaml"),
      ...(await listObserved(root)),
      ...brands.flatMap(({ id }) =>
        contracts.map((contract) => join(spec, `generated/${documentName(id, contract)}.json`)),
      ),
      ...reconciler.filter((file) => !file.endsWith(".test.ts")),
      ...(await generatorFiles()),
    ],
    make: async (source, read) => {
      const { report } = await reconcile((contract) => readBundles(root, contract, read));
      const heading = `<!--\n${banner(source, "")}-->\n\n`;
      return new Map([["spec/generated/RECONCILIATION.md", heading + report]]);
    },
  };
}
