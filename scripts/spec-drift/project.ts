import { join } from "node:path";
import { readBrands } from "../generate/brands.ts";
import { checkFresh } from "../generate/check-fresh.ts";
import type { Ledger } from "../reconcile/ledger.ts";
import { loadLedger, readBundles } from "../reconcile/load.ts";
import { type Described, describeDocument } from "./documents.ts";

/** What recordings are compared with. */
export interface Project {
  /** One for each brand, sorted by its id. */
  readonly documents: readonly Described[];
  readonly ledger: Ledger;
}

/** As {@link loadProject}; fails when the documents are not what `spec/` gives now. */
export async function loadFreshProject(root: string): Promise<Project> {
  await checkFresh(root);
  return loadProject(root);
}

/** The project's documents as they were last generated. */
export async function loadProject(root: string): Promise<Project> {
  const [brands, bundles, ledger] = await Promise.all([
    readBrands(root),
    readBundles(root),
    loadLedger(root),
  ]);
  const documents = brands.map(({ id, altType }) =>
    describeDocument({
      brand: id,
      altType,
      file: join(root, `spec/generated/${id}.json`),
      content: bundles.get(id),
    }),
  );
  return { documents, ledger };
}
