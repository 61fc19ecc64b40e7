import { applyOverlays, bundleFile } from "../redocly/bundle.ts";
import { lintFile } from "../redocly/lint.ts";
import { refuse } from "../redocly/problem.ts";
import { descriptionFile } from "../workspace/paths.ts";
import type { Brand } from "./brands.ts";
import type { Bundle } from "./document.ts";
import { checkOverlayTargets } from "./overlay-targets.ts";

/** The description without overlays, as one document. */
export function bundleBase(root: string): Promise<Bundle> {
  return bundleFile(root, descriptionFile(root));
}

/** The bundled description with the brand's overlays applied. Fails on an overlay action that matches nothing. */
export async function bundleBrand(root: string, brand: Brand, base: Bundle): Promise<Bundle> {
  for (const file of brand.overlays) {
    await checkOverlayTargets(root, file, base);
  }
  return applyOverlays(root, descriptionFile(root), base, brand.overlays);
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
