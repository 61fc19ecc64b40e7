/** What kind of thing the search finds, in the order in which it prefers them. */
export const kinds = ["operation", "event", "type", "manual", "guide", "ledger", "field", "report"] as const;
export type Kind = (typeof kinds)[number];

/** One thing that can be found. */
export interface SearchRecord {
  readonly kind: Kind;
  readonly title: string;
  /** Where it is found: the page or the owner, such as `HighLevel` or `@crm-invoices/core`. */
  readonly subtitle: string;
  readonly brand?: string | undefined;
  /** Below the site's root, with its fragment. */
  readonly href: string;
  /** More words that find it. */
  readonly text: string;
}
