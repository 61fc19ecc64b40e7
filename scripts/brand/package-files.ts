import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../command/user-error.ts";
import { patternBrand, readBrands } from "../generate/brands.ts";
import { replaceWords } from "../generate/replace-words.ts";
import { sourceFiles } from "../workspace/git.ts";
import { format } from "./format.ts";
import { type NewBrand, packagePath } from "./new-brand.ts";

/**
 * The files of a new brand's package, path → text: those of the pattern's package with the brand's own id and
 * title. What is generated and what a release wrote is not taken over.
 */
export async function packageFiles(root: string, brand: NewBrand): Promise<Map<string, string>> {
  const brands = await readBrands(root);
  const pattern = brands.find(({ id }) => id === patternBrand);
  if (pattern === undefined) {
    throw new UserError(`spec/brands has no ${patternBrand}, the brand that new ones are made after.`);
  }
  const words = new Map([
    [pattern.id, brand.id],
    [pattern.title, brand.title],
  ]);
  const own = packagePath(brand.id);
  const files = new Map<string, string>();
  for (const path of await patternFiles(root)) {
    const text = await readFile(join(root, packagePath(patternBrand), path), "utf8");
    const target = `${own}/${path}`;
    const replaced = adapt(path, replaceWords(text, words), brand);
    files.set(target, replaced === text ? text : await format(target, replaced));
  }
  return files;
}

/** Whether a file of a brand's package is neither generated nor written by a release. */
export const isHandWritten = (file: string): boolean =>
  !/^((?:src|test)\/generated\/|released\/|(?:CHANGELOG|README)\.md$)/.test(file);

async function patternFiles(root: string): Promise<string[]> {
  const files = await sourceFiles(root, packagePath(patternBrand));
  return files.filter((file) => isHandWritten(file));
}

function adapt(path: string, text: string, { languages }: NewBrand): string {
  if (path === "package.json") {
    const { crmInvoices: _stamp, ...manifest } = JSON.parse(text);
    return `${JSON.stringify({ ...manifest, version: "0.0.0" }, null, 2)}\n`;
  }
  if (path === "turbo.json" && languages.length > 0) {
    const configuration = JSON.parse(text);
    configuration.tasks.generate.inputs.push(
      ...languages.map((language) => `$TURBO_ROOT$/spec/languages/${language}.*`),
    );
    return `${JSON.stringify(configuration, null, 2)}\n`;
  }
  return text;
}
