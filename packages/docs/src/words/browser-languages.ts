import type { BrowserWords } from "./browser-words.ts";
import { enBrowser } from "./en-browser.ts";
import { esBrowser } from "./es-browser.ts";
import { firstOf } from "./first-of.ts";

/** What the script says on a page in this language; in English where there is no table for it. */
export function browserWordsFor(code: string): BrowserWords {
  return firstOf([enBrowser, esBrowser], [code]) ?? enBrowser;
}
