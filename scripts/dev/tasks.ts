import { UserError } from "../command/user-error.ts";
import { brandUnit } from "../generate/brand-unit.ts";
import { type Brand, contracts, documentName, readBrands } from "../generate/brands.ts";
import { bundleBase, bundleBrand, bundleObserved } from "../generate/bundle.ts";
import { checkDescriptionFiles } from "../generate/description-files.ts";
import type { Bundle, Documents } from "../generate/document.ts";
import { mockUnit } from "../generate/mock-unit.ts";
import { redoclyConfigUnit } from "../generate/redocly-config-unit.ts";
import { reportUnit } from "../generate/report-unit.ts";
import { makeUnit, Outdated, type Unit } from "../generate/unit.ts";
import { lintBrandDocument } from "../lint/lint-spec.ts";
import { unusedFiles } from "../lint/unused-files.ts";
import { type ProjectReconciliation, reconcileProject } from "../reconcile/project.ts";
import { lintFile } from "../redocly/lint.ts";
import { refuse } from "../redocly/problem.ts";
import { descriptionFile } from "../workspace/paths.ts";

/** How a task ended. A problem comes back as its text: its class would be lost on the way out of the worker. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };

/** Files to be written, path → text; undefined when there are none to write. */
type Files = ReadonlyMap<string, string> | undefined;

interface OfProject {
  readonly root: string;
}

/** Checks all the rules on the description without overlays. */
export function lintDescription({ root }: OfProject): Promise<Outcome<void>> {
  return outcome(async () => {
    await checkDescriptionFiles(root);
    refuse(await lintFile(root, descriptionFile(root), "all"));
  });
}

export function bundleDescription({ root }: OfProject): Promise<Outcome<Bundle>> {
  return outcome(async () => {
    await checkDescriptionFiles(root);
    return bundleBase(root);
  });
}

interface OfBrand extends OfProject {
  readonly brand: Brand;
}

/** Checks all the rules on the overlays of a brand, and makes its documents. */
export function draftDocuments({
  root,
  brand,
  description,
}: OfBrand & { readonly description: Bundle }): Promise<Outcome<Documents>> {
  return outcome(async () => {
    for (const overlay of new Set([...brand.overlays, ...brand.observedOverlays])) {
      refuse(await lintFile(root, overlay, "all"));
    }
    const observed = await bundleObserved(root, description);
    return bundleBrand(root, brand, { documented: description, observed });
  });
}

/** Checks all the rules on the documents of a brand. */
export function lintDocuments({
  root,
  brand,
  documents,
}: OfBrand & { readonly documents: Documents }): Promise<Outcome<void>> {
  return outcome(async () => {
    for (const contract of contracts) {
      refuse(await lintBrandDocument(root, documentName(brand.id, contract), documents[contract]));
    }
  });
}

/** Makes what is generated for a brand, of documents that were made when all its inputs had the hash `inputs`. */
export function makeBrand({
  root,
  brand,
  documents,
  inputs,
}: OfBrand & { readonly documents: Documents; readonly inputs: string }): Promise<Outcome<Files>> {
  return outcome(async () => {
    const unit = await brandUnit(root, brand, async () => documents);
    const make: Unit["make"] = async (now, read) => {
      if (now !== inputs) {
        throw new Outdated(brand.id);
      }
      return unit.make(now, read);
    };
    return current(root, { ...unit, make });
  });
}

/** What is made of all brands together, and what `pnpm reconcile` and `pnpm lint:spec` would say of it. */
export interface Shared {
  readonly files: ReadonlyMap<string, string>;
  /** What makes the reconciliation fail; undefined when nothing has changed for it. */
  readonly failures: readonly string[] | undefined;
  readonly unused: readonly string[];
}

/** Makes what is generated for all brands together, from their documents as they were last written. */
export function makeShared({ root }: OfProject): Promise<Outcome<Shared>> {
  return outcome(async () => {
    const brands = await readBrands(root);
    let reconciled: ProjectReconciliation | undefined;
    const units = [
      await redoclyConfigUnit(root, brands),
      await mockUnit(root, brands),
      await reportUnit(root, brands, async (bundles) => {
        reconciled = await reconcileProject(root, bundles);
        return reconciled;
      }),
    ];
    const files = await Promise.all(units.map((unit) => current(root, unit)));
    return {
      files: new Map(files.flatMap((made) => [...(made ?? [])])),
      failures: await reconciled?.failures(),
      unused: await unusedFiles(root),
    };
  });
}

/** The files of a unit. None when its inputs change meanwhile: the run that follows makes them. */
async function current(root: string, unit: Unit): Promise<Files> {
  try {
    return await makeUnit(root, unit);
  } catch (error) {
    if (error instanceof Outdated) {
      return undefined;
    }
    throw error;
  }
}

async function outcome<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof UserError) {
      return { ok: false, problem: error.message };
    }
    throw error;
  }
}
