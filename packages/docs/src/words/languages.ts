import { en } from "./en.ts";
import { es } from "./es.ts";
import type { Words } from "./words.ts";

export const english: Words = en;

const tables: readonly Words[] = [en, es];

/** The words of the first language that has a table, or English. */
export function wordsFor(codes: readonly string[]): Words {
  return codes.flatMap((code) => tables.find((table) => table.code === code) ?? [])[0] ?? english;
}
