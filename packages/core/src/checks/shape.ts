/** What the contract says about a value, as far as it is checked: its kind, its properties and which of them are required. */
export type Shape =
  /** The kinds that it may have, separated by `|`; empty for any. */
  | string
  /** The values that it may have. */
  | { readonly values: readonly unknown[] }
  | { readonly items: Shape }
  | { readonly required: readonly string[]; readonly properties: Readonly<Record<string, Shape>> }
  /** A reference, as a schema may contain itself. */
  | (() => Shape);
