/**
 * The evidence for a choice: stated on the brands' pages (S), documented by the publisher (D), reported by people who call the
 * API (R), or assumed by this project (A).
 */
export type Certainty = "S" | "D" | "R" | "A";

/** One way to decide a rule. */
export interface Choice {
  /** The evidence for it. */
  readonly certainty: Certainty;
  /** What happens, as a sentence without a period. */
  readonly says: string;
}

/** A statement about the behavior of the API, with the evidence for it. */
export interface Rule {
  /** When the rule applies, as a sentence without a period. */
  readonly about: string;
  /** Where the statement comes from. */
  readonly source: string;
  /** The id of the ledger entry with the reports; undefined if there is none. */
  readonly ledger?: string;
  /** The ids of the operations that it applies to, or `*` for all. */
  readonly decides: readonly string[];
  /** The choices by name. The first one is the default. */
  readonly choices: Readonly<Record<string, Choice>>;
}
