import type MiniSearch from "minisearch";
import type { Options, SearchOptions, SearchResult } from "minisearch";
import { type FoundRecord, type Kind, kinds } from "./record.ts";

/** The index is made when the site is built and read in the browser; both have to cut texts into the same words. */
export const indexOptions: Options<FoundRecord> = {
  idField: "href",
  fields: ["title", "text"],
  storeFields: ["kind", "name", "titles", "excerpts", "subtitle", "brands"],
  extractField: (record, field) =>
    field === "title"
      ? [record.name, ...new Set(Object.values(record.titles))].join(" ")
      : Reflect.get(record, field),
  tokenize: wordsOf,
  processTerm: (word) => [plain(word), ...(synonyms[plain(word)] ?? [])],
};

/** What people ask for by another word than the texts have: a text with the one is found by the others. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  paginate: ["pagination", "paginacion", "cursor"],
  retries: ["idempotency", "idempotent"],
  retried: ["idempotency", "idempotent"],
  major: ["cents", "minor", "centavos"],
  cheque: ["check"],
  token: ["authentication", "auth"],
  webhooks: ["signature", "firma"],
  void: ["refund", "reembolso"],
  anular: ["reembolso", "refund"],
};

const searchOptions: SearchOptions = {
  prefix: (word) => word.length > 1,
  fuzzy: (word) => (word.length > 4 ? 0.2 : false),
  combineWith: "AND",
  processTerm: plain,
  boost: { title: 4 },
};

/**
 * What is found, the best first: before all else what has the very name that was typed. What exists in another language
 * only than that of the page counts half.
 */
export function findRecords(index: MiniSearch<FoundRecord>, words: string, language: string): SearchResult[] {
  const name = plain(words.trim());
  const found = index.search(words, {
    ...searchOptions,
    boostDocument: (_, __, stored) =>
      (0.5 + (kinds.length - rankOf(stored)) / kinds.length) *
      (Object.keys(Object(stored?.["titles"])).includes(language) ? 1 : 0.5),
  });
  const isNamed = (result: SearchResult) => plain(String(result["name"])) === name;
  const named = found.filter(isNamed).sort((one, other) => rankOf(one) - rankOf(other));
  return [...named, ...found.filter((result) => !isNamed(result))];
}

/** The part of an excerpt around the first word that was found. */
export function excerptOf(text: string, terms: readonly string[]): string {
  const length = 150;
  const plainText = plain(text);
  const places = terms.map((term) => plainText.indexOf(term)).filter((place) => place >= 0);
  const start = Math.max(0, Math.min(...places, text.length) - 50);
  if (places.length === 0 || start === 0) return text.length > length ? `${text.slice(0, length)}…` : text;
  const rest = text.slice(start).replace(/^\S*\s+/, "");
  return `…${rest.length > length ? `${rest.slice(0, length)}…` : rest}`;
}

/** Words as they stand, and the parts of a name in camelCase beside the whole. */
function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}_@$]+/u).flatMap((word) => {
    const parts = word.split(/(?<=[\p{Ll}\d])(?=\p{Lu})|[_@$]+/u).filter((part) => part !== "");
    return parts.length > 1 ? [word, ...parts] : parts;
  });
}

/** Small letters without accents: `Facturación` is found by `facturacion`. */
function plain(word: string): string {
  return word.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

function rankOf(stored: Record<string, unknown> | undefined): number {
  const rank = kinds.findIndex((name: Kind) => name === stored?.["kind"]);
  return rank < 0 ? kinds.length : rank;
}
