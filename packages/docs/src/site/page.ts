import type { SearchRecord } from "../search/record.ts";
import type { Words } from "../words/words.ts";
import type { Html } from "./html.ts";

/** The parts of the site that the header leads to. */
export type Section = "start" | "reference" | "manuals" | "report" | "changelog" | "guides";

/** One page of the site. Its links begin with a slash, which stands for the site's root; see `relativeLinks`. */
export interface Page {
  /** Below the site's root, such as `reference/highlevel/getInvoice.html`. */
  readonly path: string;
  readonly title: string;
  /** For search engines: one or two sentences. */
  readonly description: string;
  readonly section: Section;
  /** The id of the brand it is about. */
  readonly brand?: string | undefined;
  /** The page's own words. */
  readonly words: Words;
  /** Links beside the content: those of the section. */
  readonly menu?: Menu | undefined;
  readonly main: Html;
  /** Whether a server shows it at any address, so that its links must not depend on where it seems to be. */
  readonly anywhere?: boolean | undefined;
  /** What the search finds of it. */
  readonly records: readonly SearchRecord[];
}

export interface Menu {
  readonly title: string;
  readonly content: Html;
}

/** A description as others show it: without marks, and not cut within a word. */
export function shortened(text: string): string {
  const plain = text.replaceAll("`", "").replaceAll(/\s+/g, " ");
  return plain.length <= 160 ? plain : `${plain.slice(0, 159).replace(/\s+\S*$/, "")}…`;
}
