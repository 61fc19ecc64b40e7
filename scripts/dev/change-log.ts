import type { Output } from "../command/report.ts";

/** What was saved and what came of it, until it is told. */
export class ChangeLog {
  readonly #output: Output;
  readonly #saved = new Set<string>();
  readonly #reloaded = new Set<string>();
  readonly #remade = new Set<string>();
  #since: number | undefined;
  /** Whether something was wrong when it was last told about. */
  #wasWrong = false;

  constructor(output: Output) {
    this.#output = output;
  }

  /** @param since when it was noticed, by the clock of `performance`. */
  saved(files: readonly string[], since: number): void {
    if (files.length > 0) this.#since ??= since;
    for (const file of files) this.#saved.add(file);
  }

  /** Notes that the document of a brand was taken over, by a mock or, when the brand is not served, for its files only. */
  taken(brand: string, served: boolean): void {
    (served ? this.#reloaded : this.#remade).add(brand);
  }

  get hasFiles(): boolean {
    return this.#saved.size > 0;
  }

  /** Whether a document was taken over. */
  get hasDocuments(): boolean {
    return this.#reloaded.size + this.#remade.size > 0;
  }

  /**
   * Tells in a line what was saved and what came of it.
   *
   * @param isWrong whether something else is wrong still.
   * @param result what came of it, when no document was taken over.
   */
  tell(isWrong: boolean, result?: string): void {
    const documents = [
      ...(this.#reloaded.size > 0 ? [`${[...this.#reloaded].sort().join(", ")} reloaded`] : []),
      ...(this.#remade.size > 0 ? [`${[...this.#remade].sort().join(", ")} remade, not served`] : []),
    ];
    const milliseconds = Math.round(performance.now() - (this.#since ?? performance.now()));
    const mended = this.#wasWrong && !isWrong ? "mended: " : "";
    const files = few([...this.#saved].sort());
    this.#output.log(`${mended}${files} → ${result ?? documents.join("; ")} in ${milliseconds} ms`);
    this.#wasWrong = isWrong;
    this.forget();
  }

  /** Tells what is wrong with what was saved. */
  tellProblems(lines: readonly string[]): void {
    this.#output.error(lines.join("\n"));
    this.#wasWrong = true;
    this.forget();
  }

  forget(): void {
    this.#saved.clear();
    this.#reloaded.clear();
    this.#remade.clear();
    this.#since = undefined;
  }
}

const shown = 3;

/** Names the first files, and says how many more there are. */
export function few(files: readonly string[]): string {
  const more = files.length > shown ? ` and ${files.length - shown} more` : "";
  return `${files.slice(0, shown).join(", ")}${more}`;
}
