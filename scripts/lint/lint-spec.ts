import { join } from "node:path";
import { type Contract, contracts, documentName, readBrands } from "../generate/brands.ts";
import { checkDescriptionFiles } from "../generate/description-files.ts";
import type { Bundles } from "../reconcile/load.ts";
import { locateInSpec } from "../reconcile/spec-files.ts";
import { lintBundle, lintFile } from "../redocly/lint.ts";
import type { Problem } from "../redocly/problem.ts";
import { yamlFilesBelow } from "../workspace/files.ts";
import { descriptionFile, languagesFolder } from "../workspace/paths.ts";
import { unusedFiles } from "./unused-files.ts";

/**
 * What is wrong with the description, its overlays and the document of each brand.
 *
 * @param bundles gives the documents of a contract.
 */
export async function lintSpec(
  root: string,
  bundles: (contract: Contract) => Promise<Bundles>,
): Promise<Problem[]> {
  await checkDescriptionFiles(root);
  const brands = await readBrands(root);
  const files = new Set([
    descriptionFile(root),
    ...brands.flatMap(({ overlays, observedOverlays }) => [...overlays, ...observedOverlays]),
    ...(await yamlFilesBelow(languagesFolder(root))),
  ]);
  const problems: Problem[] = [];
  for (const file of files) {
    problems.push(...(await lintFile(root, file, "all")));
  }
  // The documents of the brands would only repeat what is wrong with the description.
  for (const contract of problems.length === 0 ? contracts : []) {
    for (const [brand, document] of await bundles(contract)) {
      problems.push(...(await lintBrandDocument(root, documentName(brand, contract), document)));
    }
  }
  const unused = (await unusedFiles(root)).map((file) => ({
    at: `${file}:1`,
    pointer: undefined,
    message: "nothing refers to this file. Refer to it, or remove it.",
  }));
  return [...problems, ...unused];
}

/**
 * What is wrong with a document of a brand, such as `leadway.observed`, though nothing is wrong with the description: its
 * overlays did it.
 */
export async function lintBrandDocument(root: string, name: string, document: unknown): Promise<Problem[]> {
  const problems = await lintBundle(root, join(root, `spec/generated/${name}.json`), document);
  if (problems.length === 0) {
    return [];
  }
  const locate = await locateInSpec(root);
  return problems.map(({ at, pointer, message }) => ({
    at: pointer === undefined ? at : locate(pointer),
    pointer,
    message: `as the overlays of ${name} change it: ${message}`,
  }));
}
