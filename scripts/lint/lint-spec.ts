import { join } from "node:path";
import { readBrands } from "../generate/brands.ts";
import { loadBundles } from "../reconcile/load.ts";
import { locateInSpec } from "../reconcile/spec-files.ts";
import { lintBundle, lintFile } from "../redocly/lint.ts";
import type { Problem } from "../redocly/problem.ts";
import { yamlFilesBelow } from "../workspace/files.ts";
import { descriptionFile, languagesFolder } from "../workspace/paths.ts";
import { unusedFiles } from "./unused-files.ts";

/** What is wrong with the description, its overlays and the document of each brand, as it was last generated. */
export async function lintSpec(root: string): Promise<Problem[]> {
  const brands = await readBrands(root);
  const files = new Set([
    descriptionFile(root),
    ...brands.flatMap(({ overlays }) => overlays),
    ...(await yamlFilesBelow(languagesFolder(root))),
  ]);
  const problems: Problem[] = [];
  for (const file of files) {
    problems.push(...(await lintFile(root, file, "all")));
  }
  // The documents of the brands would only repeat what is wrong with the description.
  for (const [brand, document] of problems.length === 0 ? await loadBundles(root) : []) {
    problems.push(...(await lintBrandDocument(root, brand, document)));
  }
  const unused = (await unusedFiles(root)).map((file) => ({
    at: `${file}:1`,
    pointer: undefined,
    message: "nothing refers to this file. Refer to it, or remove it.",
  }));
  return [...problems, ...unused];
}

/** What is wrong with the document of a brand though nothing is wrong with the description: its overlays did it. */
export async function lintBrandDocument(root: string, brand: string, document: unknown): Promise<Problem[]> {
  const problems = await lintBundle(root, join(root, `spec/generated/${brand}.json`), document);
  if (problems.length === 0) {
    return [];
  }
  const locate = await locateInSpec(root);
  return problems.map(({ at, pointer, message }) => ({
    at: pointer === undefined ? at : locate(pointer),
    pointer,
    message: `as the overlays of ${brand} change it: ${message}`,
  }));
}
