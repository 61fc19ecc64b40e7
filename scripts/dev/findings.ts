import type { Shared } from "./tasks.ts";

const shown = 3;

/** What the reconciliation and the linter find beside problems. It is told when it is no longer what was told last. */
export class Findings {
  #failures: readonly string[] = [];
  #told = "";

  /** What to tell now, if anything. */
  update({ failures, unused }: Shared): string | undefined {
    this.#failures = failures ?? this.#failures;
    const more = this.#failures.length - shown;
    const text = [
      ...this.#failures.slice(0, shown),
      ...(more > 0 ? [`… and ${more} more; \`pnpm reconcile\` shows them all.`] : []),
      ...unused.map((file) => `${file}: nothing refers to this file. Refer to it, or remove it.`),
    ].join("\n\n");
    if (text === this.#told) {
      return undefined;
    }
    this.#told = text;
    return text === "" ? "Every disagreement has its ledger entry, and every file is referred to." : text;
  }
}
