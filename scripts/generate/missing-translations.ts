import { basename } from "node:path";
import { languagesFolder } from "../workspace/paths.ts";
import { readBrands } from "./brands.ts";
import { bundleBase } from "./bundle.ts";
import { untranslated } from "./translation.ts";
import { currentBundles } from "./units.ts";

/** The texts of the description that a language does not have yet, a line for each of them. */
export async function missingTranslations(root: string): Promise<string[]> {
  const brands = (await readBrands(root)).flatMap(({ id, overlays }) => {
    const languages = overlays.filter((file) => file.startsWith(languagesFolder(root)));
    return languages.length > 0 ? [{ id, files: languages.map((file) => basename(file)) }] : [];
  });
  if (brands.length === 0) {
    return [];
  }
  const base = await bundleBase(root);
  const documents = await currentBundles(root)("documented");
  const lines = brands.flatMap(({ id, files }) =>
    untranslated(base, documents.get(id)).map((text) => `spec/languages/${files.join(", ")} lacks ${text}`),
  );
  return [...new Set(lines)];
}
