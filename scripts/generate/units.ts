import { UserError } from "../command/user-error.ts";
import { checkAdmission } from "../observed/admission.ts";
import { loadLedger } from "../reconcile/load.ts";
import { descriptionFile } from "../workspace/paths.ts";
import { brandUnit } from "./brand-unit.ts";
import { type Brand, type Contract, listObserved, readBrands } from "./brands.ts";
import type { Bundle, Documents } from "./document.ts";
import { mockUnit } from "./mock-unit.ts";
import { checkOverlayEntries } from "./overlay-entries.ts";
import { redoclyConfigUnit } from "./redocly-config-unit.ts";
import { type Reconcile, reportUnit } from "./report-unit.ts";
import type { Unit } from "./unit.ts";

/**
 * What there is to generate, in the order it is made: of everything, or of one brand.
 *
 * @param reconcile reconciles the project with its documents for the report.
 */
export async function listUnits(
  root: string,
  brands: readonly Brand[],
  only?: string,
  reconcile?: Reconcile,
): Promise<Unit[]> {
  const bundle = bundler(root);
  if (only !== undefined) {
    const brand = brands.find(({ id }) => id === only);
    if (brand === undefined) {
      throw new UserError(
        `--brand ${only}: there is no such brand; spec/brands has ${brands.map(({ id }) => id).join(", ")}.`,
      );
    }
    return [await brandUnit(root, brand, () => bundle(brand))];
  }
  return [
    ...(await Promise.all(brands.map((brand) => brandUnit(root, brand, () => bundle(brand))))),
    await redoclyConfigUnit(root, brands),
    await mockUnit(root, brands),
    await reportUnit(root, brands, reconcile),
  ];
}

/**
 * Gives the bundled documents of every brand, made of what `spec/` says now; what was generated before is not looked at.
 */
export function currentBundles(root: string): (contract: Contract) => Promise<Map<string, Bundle>> {
  const bundle = bundler(root);
  const brands = readBrands(root);
  const documents = new Map<string, Promise<Documents>>();
  return async (contract) => {
    const bundles = new Map<string, Bundle>();
    for (const brand of await brands) {
      const made = documents.get(brand.id) ?? bundle(brand);
      documents.set(brand.id, made);
      bundles.set(brand.id, (await made)[contract]);
    }
    return bundles;
  };
}

/** Bundles brands, each from one bundle of the base; it is made when the first of them asks for it. */
function bundler(root: string): (brand: Brand) => Promise<Documents> {
  let base: Promise<Documents> | undefined;
  return async (brand) => {
    // Redocly takes a while to load; a run that finds nothing to do is spared that.
    const { bundleBase, bundleBrand, bundleObserved, checkDescriptionFiles, checkStructure } = await import(
      "./bundle.ts"
    );
    base ??= checkDescriptionFiles(root)
      .then(() => checkStructure(root, [descriptionFile(root)]))
      .then(() => bundleBase(root))
      .then(async (documented) => ({ documented, observed: await bundleObserved(root, documented) }))
      .then((bundled) => admitObserved(root, bundled));
    const bundled = await base;
    await checkStructure(root, [...new Set([...brand.overlays, ...brand.observedOverlays])]);
    return bundleBrand(root, brand, bundled);
  };
}

/** The bundled descriptions, when what callers observe may be laid over the documented one. */
async function admitObserved(root: string, bundled: Documents): Promise<Documents> {
  const files = await listObserved(root);
  const ledger = await loadLedger(root);
  await checkAdmission(root, files, bundled.documented, bundled.observed, ledger);
  const overlays = (await readBrands(root)).flatMap((brand) => brand.overlays);
  await checkOverlayEntries(root, [...new Set(overlays)], ledger);
  return bundled;
}
