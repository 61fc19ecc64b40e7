import { UserError } from "../command/user-error.ts";
import { checkSuperset } from "../observed/superset.ts";
import { locateInSpec } from "../reconcile/spec-files.ts";
import { applyOverlays, bundleFile } from "../redocly/bundle.ts";
import { lintFile } from "../redocly/lint.ts";
import { refuse } from "../redocly/problem.ts";
import { descriptionFile } from "../workspace/paths.ts";
import { type Brand, listObserved } from "./brands.ts";
import type { Bundle, Documents } from "./document.ts";
import { checkErrorStatuses } from "./error-statuses.ts";
import { findOversized } from "./expanded-size.ts";
import { checkOverlayTargets } from "./overlay-targets.ts";

export { checkDescriptionFiles } from "./description-files.ts";

/** The description without overlays, as one document. */
export async function bundleBase(root: string): Promise<Bundle> {
  const document = await bundleFile(root, descriptionFile(root));
  const oversized = findOversized(document);
  if (oversized !== undefined) {
    const locate = await locateInSpec(root);
    throw new UserError(`${locate(oversized.pointer)}: ${oversized.message}`);
  }
  return document;
}

/** The description with what callers observe, before any language or brand. */
export async function bundleObserved(root: string, base: Bundle): Promise<Bundle> {
  return applyChecked(root, base, await listObserved(root));
}

/**
 * The bundled descriptions with the brand's overlays applied. Fails on an overlay action that matches
 * nothing, and when the observed contract refuses what the documented one allows.
 */
export async function bundleBrand(root: string, brand: Brand, base: Documents): Promise<Documents> {
  const documented = await applyChecked(root, base.documented, brand.overlays);
  const observations = await listObserved(root);
  const others = brand.observedOverlays.filter((file) => !observations.includes(file));
  const observed = await applyChecked(root, base.observed, others);
  checkSuperset(brand.id, documented, observed);
  await checkErrorStatuses(root, observed);
  return { documented, observed };
}

async function applyChecked(root: string, base: Bundle, overlays: readonly string[]): Promise<Bundle> {
  for (const file of overlays) {
    await checkOverlayTargets(root, file, base);
  }
  return overlays.length === 0 ? base : applyOverlays(root, descriptionFile(root), base, overlays);
}

/**
 * Fails, naming file and line, when one of the files is not what its standard allows, such as a misspelled keyword:
 * bundling passes over it. The rules of redocly.yaml apply as well; the strict set is left to the linter.
 */
export async function checkStructure(root: string, files: readonly string[]): Promise<void> {
  for (const file of files) {
    refuse(await lintFile(root, file, "standards"));
  }
}
