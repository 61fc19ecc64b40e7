import { en } from "./en.ts";
import { es } from "./es.ts";
import { firstOf } from "./first-of.ts";
import type { Words } from "./words.ts";

export const english: Words = en;

/** Every language that has a table of words. */
export const languages: readonly Words[] = [en, es];

/** The words of the first language that has a table, or English. */
export function wordsFor(codes: readonly string[]): Words {
  return firstOf(languages, codes) ?? english;
}
