import { isText } from "@crm-invoices/openapi";
import { renderInline, renderMarkdown } from "../content/markdown.ts";
import type { Decision } from "../report/decisions.ts";
import { type Content, type Html, html } from "../site/html.ts";
import type { Words } from "../words/words.ts";
import type { Brand } from "./brand.ts";
import { withoutCitations } from "./citations.ts";
import type { Document } from "./document.ts";
import { type TypeGroup, typeGroupsOf } from "./type-groups.ts";

/** What every part of a brand's reference needs. */
export interface Context {
  readonly brand: Brand;
  /** The observed contract, which the reference shows. */
  readonly document: Document;
  readonly words: Words;
  /** The decisions of the ledger, by id. */
  readonly decisions: ReadonlyMap<string, Decision>;
  /** The pages of the named types. */
  readonly types: readonly TypeGroup[];
  /** Where a named type of the document is shown; undefined where the document has no such type. */
  typeAddress(name: string): string | undefined;
  /** A text of the document, as paragraphs. */
  prose(text: unknown): Content;
  /** A text of the document, within a line. */
  phrase(text: string): Html;
}

export function contextOf(brand: Brand, decisions: ReadonlyMap<string, Decision>): Context {
  const { document, words, language } = brand;
  // A language without a table of words has English pages with texts in that language.
  const lang = language === words.code ? undefined : language;
  const types = typeGroupsOf(brand);
  const addresses = new Map(
    types.flatMap(({ names, href }) => names.map((name) => [name, `${href}#${name}`] as const)),
  );
  return {
    brand,
    document,
    words,
    decisions,
    types,
    typeAddress: (name) => addresses.get(name),
    prose(text) {
      if (!isText(text) || text === "") return undefined;
      const body = renderMarkdown(withoutCitations(text, decisions));
      return lang === undefined
        ? html`<div class="prose">${body}</div>`
        : html`<div class="prose" lang="${lang}">${body}</div>`;
    },
    phrase(text) {
      const phrase = renderInline(withoutCitations(text, decisions));
      return lang === undefined ? phrase : html`<span lang="${lang}">${phrase}</span>`;
    },
  };
}
