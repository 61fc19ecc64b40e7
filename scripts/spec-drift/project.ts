import { join } from "node:path";
import { readBrands } from "../generate/brands.ts";
import type { Ledger } from "../reconcile/ledger.ts";
import { loadBundles, loadLedger } from "../reconcile/load.ts";
import { type Described, describeDocument } from "./documents.ts";

/** What recordings are compared with. */
export interface Project {
  /** One for each brand, sorted by its id. */
  readonly documents: readonly Described[];
  readonly ledger: Ledger;
}

export async function loadProject(root: string): Promise<Project> {
  const [brands, bundles, ledger] = await Promise.all([
    readBrands(root),
    loadBundles(root),
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
