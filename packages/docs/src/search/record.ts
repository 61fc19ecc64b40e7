/** What kind of thing the search finds, in the order in which it prefers them. */
export const kinds = ["operation", "event", "type", "manual", "guide", "ledger", "field", "report"] as const;
export type Kind = (typeof kinds)[number];

/** One thing that can be found, as a page tells of it. */
export interface SearchRecord {
  readonly kind: Kind;
  readonly title: string;
  /** What whoever knows it types: the name of an operation, type or field, or the id of a decision. */
  readonly name?: string | undefined;
  /** Where it is found: the owner or route, such as `@crm-invoices/core`. */
  readonly subtitle: string;
  readonly brand?: string | undefined;
  /** The language of its texts; English unless told. */
  readonly language?: string | undefined;
  /** From the site's root, with its fragment. */
  readonly href: string;
  /** What is shown of it, and finds it. */
  readonly text: string;
  /** More words that find it, and are not shown. */
  readonly words?: string | undefined;
}

/** The same thing of all brands that have it, as the index holds it. */
export interface FoundRecord {
  readonly kind: Kind;
  readonly name: string;
  /** By language. */
  readonly titles: Readonly<Record<string, string>>;
  /** The beginning of its text, by language. */
  readonly excerpts: Readonly<Record<string, string>>;
  /** `{brand}` stands for the id of the brand, as in `href`. */
  readonly subtitle: string;
  /** Below the site's root. */
  readonly href: string;
  /** The ids of the brands; empty for what is about none. */
  readonly brands: readonly string[];
  /** All its words, in every language. */
  readonly text: string;
}
