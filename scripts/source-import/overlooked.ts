import type { Spot } from "./input-file.ts";

/** Statements of the imported document that the source does not carry over. */
export class Overlooked {
  readonly #found = new Map<string, { first: Spot; count: number }>();

  /** @param what Such as `links of a response`. */
  note(what: string, spot: Spot): void {
    const known = this.#found.get(what);
    if (known === undefined) {
      this.#found.set(what, { first: spot, count: 1 });
    } else {
      known.count++;
    }
  }

  /** One line for each kind of statement: how often it is met and where first. */
  lines(): string[] {
    return [...this.#found].map(([what, { first, count }]) => {
      const place = first.file.at(first.pointer);
      return count === 1 ? `${what} (${place})` : `${what} (${count} times, first ${place})`;
    });
  }
}
