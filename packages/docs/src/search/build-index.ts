import MiniSearch from "minisearch";
import type { Page } from "../site/page.ts";
import { indexOptions } from "./options.ts";

/** Where the index waits for the search, once its script has run. */
export const indexName = "crmInvoicesSearchIndex";

/** The index of all pages, as a script: a page from a disk may load scripts, but read no other files. */
export function searchIndex(pages: readonly Page[]): string {
  const index = new MiniSearch(indexOptions);
  for (const { records } of pages) {
    for (const record of records) index.add({ ...record, href: record.href.slice(1) });
  }
  return `globalThis.${indexName}=${JSON.stringify(index)};\n`;
}
