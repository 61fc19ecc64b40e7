import MiniSearch, { type AsPlainObject } from "minisearch";
import { excerptOf, findRecords, indexOptions } from "../search/options.ts";
import type { SearchEngine } from "./search.ts";

declare global {
  /** The index and the titles of all brands, once their script has run. */
  var crmInvoicesSearchIndex:
    | { readonly index: AsPlainObject; readonly brands: Readonly<Record<string, string>> }
    | undefined;
  var crmInvoicesSearch: SearchEngine | undefined;
}

// A script of its own, which is loaded after the index when somebody is about to search: most pages are read without it.
if (globalThis.crmInvoicesSearchIndex !== undefined) {
  const { index, brands } = globalThis.crmInvoicesSearchIndex;
  const loaded = MiniSearch.loadJS(index, indexOptions);
  globalThis.crmInvoicesSearch = {
    brands,
    excerptOf,
    find: (words, language) => findRecords(loaded, words, language),
  };
}
