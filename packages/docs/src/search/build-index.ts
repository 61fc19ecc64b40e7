import MiniSearch from "minisearch";
import type { Brand } from "../reference/brand.ts";
import type { Page } from "../site/page.ts";
import { mergeRecords } from "./merge.ts";
import { indexOptions } from "./options.ts";

/** Where the index waits for the search, once its script has run. */
export const indexName = "crmInvoicesSearchIndex";

/** The index of all pages, as a script: a page from a disk may load scripts, but read no other files. */
export function searchIndex(pages: readonly Page[], brands: readonly Brand[]): string {
  const index = new MiniSearch(indexOptions);
  index.addAll(mergeRecords(pages.flatMap(({ records }) => records)));
  const titles = Object.fromEntries(brands.map(({ id, title }) => [id, title]));
  return `globalThis.${indexName}=${JSON.stringify({ brands: titles, index })};\n`;
}
