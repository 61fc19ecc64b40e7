import type { Bundle, Documents } from "../generate/document.ts";
import type { SeenBrand, Snapshot } from "./snapshot.ts";
import type { Outcome } from "./tasks.ts";
import type { Workers } from "./workers.ts";

/** A brand whose documents are good. */
export interface Good extends SeenBrand {
  readonly documents: Documents;
  /** Serves them; undefined when its brand is not served. */
  readonly serve: (() => void) | undefined;
}

/** What came of the judging. */
export interface Verdict {
  readonly good: readonly Good[];
  /** What is wrong with the other documents, each problem once. */
  readonly problems: readonly string[];
}

/** Makes the mock ready for the documents of a brand. */
type Prepare = (seen: SeenBrand, documents: Documents) => Promise<Good["serve"]>;

interface Description {
  readonly hash: string;
  readonly bundled: Promise<Outcome<Bundle>>;
  readonly checked: Promise<Outcome<void>>;
}

/** Decides whether the documents of brands are good. What all brands share is judged once, until it changes. */
export class Judge {
  readonly #root: string;
  readonly #workers: Workers;
  readonly #prepare: Prepare;
  #description: Description | undefined;

  constructor(root: string, workers: Workers, prepare: Prepare) {
    this.#root = root;
    this.#workers = workers;
    this.#prepare = prepare;
  }

  async judge({ description: hash }: Snapshot, brands: readonly SeenBrand[]): Promise<Verdict> {
    if (brands.length === 0) {
      return { good: [], problems: [] };
    }
    if (this.#description?.hash !== hash) {
      this.#description = this.#describe(hash);
    }
    try {
      return await this.#judge(this.#description, brands);
    } catch (error) {
      // A file may have been gone for a moment; what is remembered must not fail for ever.
      this.#description = undefined;
      throw error;
    }
  }

  #describe(hash: string): Description {
    const task = { root: this.#root };
    return {
      hash,
      bundled: this.#workers.judge("bundleDescription", task),
      checked: this.#workers.judge("lintDescription", task),
    };
  }

  async #judge({ bundled, checked }: Description, brands: readonly SeenBrand[]): Promise<Verdict> {
    const [description, ...outcomes] = await Promise.all([
      checked,
      ...brands.map((seen) => this.#judgeBrand(seen, bundled)),
    ]);
    if (!description.ok) {
      return { good: [], problems: [description.problem] };
    }
    const problems = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.problem]));
    return {
      good: outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : [])),
      problems: [...new Set(problems)],
    };
  }

  async #judgeBrand(seen: SeenBrand, bundled: Description["bundled"]): Promise<Outcome<Good>> {
    const task = { root: this.#root, brand: seen.brand };
    const description = await bundled;
    if (!description.ok) {
      return description;
    }
    const draft = await this.#workers.judge("draftDocuments", { ...task, description: description.value });
    if (!draft.ok) {
      return draft;
    }
    const documents = draft.value;
    const [checked, serve] = await Promise.all([
      this.#workers.judge("lintDocuments", { ...task, documents }),
      this.#prepare(seen, documents),
    ]);
    return checked.ok ? { ok: true, value: { ...seen, documents, serve } } : checked;
  }
}
