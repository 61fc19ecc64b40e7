import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { sha256 } from "../workspace/files.ts";
import { pathFrom } from "../workspace/path-from.ts";
import { repository } from "../workspace/paths.ts";
import { alignTables } from "./align-tables.ts";
import { banner } from "./banner.ts";
import { type Brand, patternBrand } from "./brands.ts";
import { replaceWords } from "./replace-words.ts";

/** The brand that the manuals are written for. */
const pattern = { id: patternBrand, title: "HighLevel", altType: "location" };

export const manualPath = (brandId: string): string => `packages/${brandId}/README.md`;

/** The manual in English, of which those of other brands are made. */
export const englishManual = join(repository, manualPath(pattern.id));

const translations = join(repository, "packages/brand-template/manuals");

/** The manuals in other languages: code of the language → file. */
export async function translatedManuals(): Promise<Map<string, string>> {
  const names = await readdir(translations);
  return new Map(names.map((name) => [basename(name, ".md"), join(translations, name)]));
}

/** Everything that the manuals of brands are made of. */
export const manualSources = async (): Promise<string[]> => [
  englishManual,
  ...(await translatedManuals()).values(),
];

/**
 * The manual of a brand in its own words, in its last language that has one: path → text. Nothing for the brand that it is
 * written for.
 */
export async function manual(brand: Brand): Promise<[path: string, text: string][]> {
  if (brand.id === pattern.id) return [];
  const translated = await translatedManuals();
  const language = brand.languages.findLast((code) => translated.has(code));
  const source = translated.get(language ?? "") ?? englishManual;
  const text = await readFile(source, "utf8");
  const words = new Map([
    [pattern.id, brand.id],
    [pattern.title, brand.title],
    [pattern.altType, brand.altType],
  ]);
  const replaced = replaceWords(text, words);
  const heading = `<!--\n${banner(sha256(text), "", pathFrom(repository, source))}-->\n\n`;
  return [
    [
      manualPath(brand.id),
      heading + alignTables(language ? replaced : withLanguages(replaced, brand.languages)),
    ],
  ];
}

/** Adds to a manual's first paragraph in which language the types are described. */
function withLanguages(text: string, languages: readonly string[]): string {
  if (languages.length === 0) return text;
  const names = new Intl.DisplayNames("en", { type: "language" });
  const list = new Intl.ListFormat("en").format(languages.map((code) => names.of(code) ?? code));
  const [heading, paragraph, ...rest] = text.split("\n\n");
  return [heading, `${paragraph} The descriptions of its types are in ${list}.`, ...rest].join("\n\n");
}
