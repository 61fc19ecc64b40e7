/** From the least to the most that a release may be. */
export const levels = ["patch", "minor", "major"] as const;
export type Level = (typeof levels)[number];

/** One change between two documents of a brand, as its changelog tells it. */
export interface Change {
  readonly level: Level;
  readonly text: string;
}

export function byWeight(left: { readonly level: Level }, right: { readonly level: Level }): number {
  return levels.indexOf(right.level) - levels.indexOf(left.level);
}

/** `a`, `a and b`, `a, b and 5 more operations`. */
export function listed(names: readonly string[], noun: string, shown = 3): string {
  const unique = [...new Set(names)];
  const more = unique.length - shown;
  const list = more > 0 ? [...unique.slice(0, shown), `${more} more ${noun}${more > 1 ? "s" : ""}`] : unique;
  return new Intl.ListFormat("en-GB").format(list);
}

export function quoted(name: string): string {
  return `\`${name}\``;
}

/** With a capital at its beginning and a full stop at its end. */
export function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
