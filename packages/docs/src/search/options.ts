import type { Options, SearchOptions } from "minisearch";
import { type Kind, kinds, type SearchRecord } from "./record.ts";

/** The index is made when the site is built and read in the browser; both have to cut texts into the same words. */
export const indexOptions: Options<SearchRecord> = {
  idField: "href",
  fields: ["title", "text"],
  storeFields: ["kind", "title", "subtitle", "brand", "href"],
  tokenize: wordsOf,
  processTerm: (word) => [plain(word), ...(synonyms[plain(word)] ?? [])],
};

/** What people ask for by another word than the texts have: a text with the one is found by the others. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  paginate: ["pagination", "cursor"],
  retries: ["idempotency", "idempotent"],
  retried: ["idempotency", "idempotent"],
  major: ["cents", "minor"],
  cheque: ["check"],
  token: ["authentication", "auth"],
  webhooks: ["signature"],
};

export function searchOptions(brand: string | undefined): SearchOptions {
  return {
    prefix: (word) => word.length > 1,
    fuzzy: (word) => (word.length > 4 ? 0.2 : false),
    combineWith: "AND",
    processTerm: plain,
    boost: { title: 4 },
    boostDocument: (_, __, stored) => weightOf(stored, brand),
  };
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

function weightOf(stored: Record<string, unknown> | undefined, brand: string | undefined): number {
  const kind = kinds.find((name: Kind) => name === stored?.["kind"]);
  const rank = kind === undefined ? 0 : (kinds.length - kinds.indexOf(kind)) / kinds.length;
  const near = brand === undefined || stored?.["brand"] === undefined || stored["brand"] === brand;
  return (0.5 + rank) * (near ? 1 : 0.5);
}
