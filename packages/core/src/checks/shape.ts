/** What the contract says of a value, as far as it is checked: its kind, its members and which of them there must be. */
export type Shape =
  /** The kinds that it may have, with `|` between them; an empty text for any. */
  | string
  /** The values that it may have. */
  | { readonly values: readonly unknown[] }
  | { readonly items: Shape }
  | { readonly required: readonly string[]; readonly properties: Readonly<Record<string, Shape>> }
  /** One that is written further down, as a schema may contain itself. */
  | (() => Shape);
