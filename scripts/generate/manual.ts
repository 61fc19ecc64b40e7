import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256 } from "../workspace/files.ts";
import { repository } from "../workspace/paths.ts";
import { alignTables } from "./align-tables.ts";
import { banner } from "./banner.ts";
import { type Brand, patternBrand } from "./brands.ts";
import { replaceWords } from "./replace-words.ts";

/** The brand that the manual is written for. */
const pattern = { id: patternBrand, title: "HighLevel", altType: "location" };

export const manualPath = (brandId: string): string => `packages/${brandId}/README.md`;

/** The manual that those of all other brands are made of. */
export const manualSource = join(repository, manualPath(pattern.id));

/** The manual of a brand in its own words: path → text. Nothing for the brand that it is written for. */
export async function manual(brand: Brand): Promise<[path: string, text: string][]> {
  if (brand.id === pattern.id) return [];
  const text = await readFile(manualSource, "utf8");
  const words = new Map([
    [pattern.id, brand.id],
    [pattern.title, brand.title],
    [pattern.altType, brand.altType],
  ]);
  const heading = `<!--\n${banner(sha256(text), "", manualPath(pattern.id))}-->\n\n`;
  return [
    [manualPath(brand.id), heading + alignTables(withLanguages(replaceWords(text, words), brand.languages))],
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
