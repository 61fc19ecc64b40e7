import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { UserError } from "../command/user-error.ts";
import { isYamlFile, readIfPresent, yamlFilesBelow } from "../workspace/files.ts";
import { brandsFolder, languagesFolder, observedFolder } from "../workspace/paths.ts";
import { parseYamlFile, type YamlFile } from "../yaml/yaml-file.ts";

/** One brand of the API: what its overlay file says about itself. */
export interface Brand {
  readonly id: string;
  readonly title: string;
  readonly altType: string;
  /** The codes of the languages that its documents are in; none for that of the base description. */
  readonly languages: readonly string[];
  /** Overlay files in the order they are applied: languages first, so that the brand has the last word. */
  readonly overlays: readonly string[];
  /** The same for the observed contract: what callers observe, languages with the words for it, the brand. */
  readonly observedOverlays: readonly string[];
}

/** The brand whose package is the pattern for new ones. Its documentation is in the language of the base description. */
export const patternBrand = "highlevel";

export const contracts = ["documented", "observed"] as const;

/** What a document describes: what the pages say, or that with what callers observe. */
export type Contract = (typeof contracts)[number];

/** The name of a brand's document: `highlevel`, or `highlevel.observed`. */
export const documentName = (brand: string, contract: Contract): string =>
  contract === "observed" ? `${brand}.observed` : brand;

/** The brand of a document of this name. */
export const brandOf = (document: string): string => document.replace(/\.observed$/, "");

/** The names of the documents of all brands: `highlevel`, `highlevel.observed` and so on. */
export async function listDocuments(root: string): Promise<string[]> {
  const ids = await listBrandIds(root);
  return ids.flatMap((id) => contracts.map((contract) => documentName(id, contract)));
}

/** The overlay files that make the brand's document of a contract, in the order they are applied. */
export const overlaysOf = (brand: Brand, contract: Contract): readonly string[] =>
  contract === "observed" ? brand.observedOverlays : brand.overlays;

const suffix = ".overlay.yaml";

/** The ids of all brands, sorted: one for each overlay file in `spec/brands`. */
export async function listBrandIds(root: string): Promise<string[]> {
  const names = await readdir(brandsFolder(root));
  return names
    .filter((name) => isYamlFile(name) && name.endsWith(suffix))
    .map((name) => name.slice(0, -suffix.length))
    .sort();
}

export async function readBrands(root: string): Promise<Brand[]> {
  const ids = await listBrandIds(root);
  return Promise.all(ids.map((id) => readBrand(root, id)));
}

export async function readBrand(root: string, id: string): Promise<Brand> {
  const file = join(brandsFolder(root), `${id}${suffix}`);
  const overlay = await parseYamlFile(root, file);
  if (text(overlay, ["x-brand", "id"]) !== id) {
    throw new UserError(
      `${overlay.at(["x-brand", "id"])}: expected x-brand.id to be "${id}", the name of the file.`,
    );
  }
  const languages = await listLanguages(root, overlay);
  const observedLanguages = await existing(
    languages.map((language) => language.replace(suffix, `.observed${suffix}`)),
  );
  return {
    id,
    title: text(overlay, ["x-brand", "title"]),
    altType: text(overlay, ["x-brand", "altType"]),
    languages: languages.map((file) => basename(file, suffix)),
    overlays: [...languages, file],
    observedOverlays: [...(await listObserved(root)), ...languages, ...observedLanguages, file],
  };
}

/** The overlays that make the observed contract, before any language or brand. */
export function listObserved(root: string): Promise<string[]> {
  return yamlFilesBelow(observedFolder(root));
}

async function existing(files: readonly string[]): Promise<string[]> {
  const found = await Promise.all(files.map((file) => readIfPresent(file)));
  return files.filter((_, index) => found[index] !== undefined);
}

async function listLanguages(root: string, overlay: YamlFile): Promise<string[]> {
  const path = ["x-brand", "languages"];
  const value = overlay.get(path) ?? [];
  if (!Array.isArray(value)) {
    throw new UserError(
      `${overlay.at(path)}: expected x-brand.languages to be a list of language codes, such as [es].`,
    );
  }
  const known: readonly unknown[] = await listLanguageCodes(root);
  return value.map((language: unknown, index) => {
    if (!known.includes(language)) {
      throw new UserError(
        `${overlay.at([...path, index])}: expected a language that has a file in spec/languages (${known.join(", ")}), found ${JSON.stringify(language)}.`,
      );
    }
    return join(languagesFolder(root), `${String(language)}${suffix}`);
  });
}

/** The codes of all languages: `es` of `es.overlay.yaml`, beside which `es.observed.overlay.yaml` is no language. */
export async function listLanguageCodes(root: string): Promise<string[]> {
  const names = await readdir(languagesFolder(root));
  const codes = names.filter((name) => name.endsWith(suffix)).map((name) => name.slice(0, -suffix.length));
  return codes.filter((code) => !code.includes(".")).sort();
}

function text(overlay: YamlFile, path: readonly string[]): string {
  const value = overlay.get(path);
  if (typeof value !== "string" || value.trim() === "") {
    throw new UserError(
      `${overlay.at(path)}: expected ${path.join(".")} to be a text, found ${JSON.stringify(value) ?? "nothing"}. A brand overlay begins with x-brand: { id, title, altType }.`,
    );
  }
  return value;
}
