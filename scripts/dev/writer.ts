import { writeTogether } from "../workspace/files.ts";
import type { Good } from "./judge.ts";
import type { Outcome, Shared } from "./tasks.ts";
import type { Workers } from "./workers.ts";

/** Writes what is generated from good documents. Nothing is written when it is outdated. */
export class Writer {
  readonly #root: string;
  readonly #workers: Workers;
  /** The documents whose files are not written yet, by brand. */
  readonly #waiting = new Map<string, Good>();

  constructor(root: string, workers: Workers) {
    this.#root = root;
    this.#workers = workers;
  }

  add(good: Good): void {
    this.#waiting.set(good.brand.id, good);
  }

  /**
   * Writes the files of the documents added. Gives what is wrong with a brand, by its id; undefined when it is outdated
   * and has to be called again.
   */
  async write(outdated: AbortSignal): Promise<ReadonlyMap<string, string> | undefined> {
    const problems = new Map<string, string>();
    for (const [id, { brand, documents, inputs }] of this.#waiting) {
      const task = { root: this.#root, brand, documents, inputs };
      const outcome = await unlessOutdated(outdated, this.#workers.make("makeBrand", task));
      if (outcome === undefined || outdated.aborted) {
        return undefined;
      }
      if (outcome.ok) {
        await writeTogether(this.#root, outcome.value ?? new Map());
      } else {
        problems.set(id, outcome.problem);
      }
      this.#waiting.delete(id);
    }
    return problems;
  }

  /** Writes what rests on the documents of all brands; undefined when it is outdated. */
  async writeShared(outdated: AbortSignal): Promise<Outcome<Shared> | undefined> {
    const outcome = await unlessOutdated(outdated, this.#workers.make("makeShared", { root: this.#root }));
    if (outdated.aborted) {
      return undefined;
    }
    if (outcome?.ok) {
      await writeTogether(this.#root, outcome.value.files);
    }
    return outcome;
  }
}

/** What comes of `work`, or undefined as soon as it is outdated; what comes of it then is of no interest. */
async function unlessOutdated<T>(outdated: AbortSignal, work: Promise<T>): Promise<T | undefined> {
  const over = new AbortController();
  const early = new Promise<undefined>((resolve) => {
    if (outdated.aborted) resolve(undefined);
    outdated.addEventListener("abort", () => resolve(undefined), { once: true, signal: over.signal });
  });
  try {
    return await Promise.race([work, early]);
  } finally {
    over.abort();
  }
}
