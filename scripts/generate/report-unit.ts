import { join } from "node:path";
import { loadBundles, loadLedger, loadSources } from "../reconcile/load.ts";
import { reconcile } from "../reconcile/reconcile.ts";
import { filesBelow } from "../workspace/files.ts";
import { repository, specFolder } from "../workspace/paths.ts";
import { banner } from "./banner.ts";
import { generatorFiles } from "./brand-unit.ts";
import type { Brand } from "./brands.ts";
import type { Unit } from "./unit.ts";

/** The reconciliation report. It reads the bundles, so it comes after the brands. */
export async function reportUnit(root: string, brands: readonly Brand[]): Promise<Unit> {
  const spec = specFolder(root);
  const reconciler = await filesBelow(join(repository, "scripts/reconcile"));
  return {
    name: "reconciliation",
    inputs: [
      ...(await filesBelow(join(spec, "sources"))),
      join(spec, "ledger.yaml"),
      ...brands.map(({ id }) => join(spec, `generated/${id}.json`)),
      ...reconciler.filter((file) => !file.endsWith(".test.ts")),
      ...(await generatorFiles()),
    ],
    make: async (source) => {
      const sources = await loadSources(root);
      const ledger = await loadLedger(root);
      const { report } = reconcile({ sources, ledger, bundles: await loadBundles(root) });
      const heading = `<!--\n${banner(source, "")}-->\n\n`;
      return new Map([["spec/generated/RECONCILIATION.md", heading + report]]);
    },
  };
}
