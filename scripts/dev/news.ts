/** What has been saved and taken over since it was last told about. */
export class News {
  readonly #saved = new Set<string>();
  readonly #reloaded = new Set<string>();
  readonly #remade = new Set<string>();
  #since: number | undefined;

  /** @param since when it was noticed, by the clock of `performance`. */
  saved(files: readonly string[], since: number): void {
    if (files.length > 0) this.#since ??= since;
    for (const file of files) this.#saved.add(file);
  }

  /** Notes that the document of a brand was taken over, by a mock or, when the brand is not served, for its files only. */
  taken(brand: string, served: boolean): void {
    (served ? this.#reloaded : this.#remade).add(brand);
  }

  get files(): readonly string[] {
    return [...this.#saved].sort();
  }

  /** Whether a document was taken over. */
  get hasDocuments(): boolean {
    return this.#reloaded.size + this.#remade.size > 0;
  }

  /** All of it as a line, which says what came of the documents unless `result` says what else came of it. Then it is old. */
  tell(result?: string): string {
    const documents = [
      ...(this.#reloaded.size > 0 ? [`${[...this.#reloaded].sort().join(", ")} reloaded`] : []),
      ...(this.#remade.size > 0 ? [`${[...this.#remade].sort().join(", ")} remade, not served`] : []),
    ];
    const milliseconds = Math.round(performance.now() - (this.#since ?? performance.now()));
    const line = `${few(this.files)} → ${result ?? documents.join("; ")} in ${milliseconds} ms`;
    this.forget();
    return line;
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
