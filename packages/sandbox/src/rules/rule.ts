/**
 * How sure a rule is: stated by the pages of the brands (S), documented by the publisher (D), reported by people who call
 * the API (R), assumed by this project (A).
 */
export type Certainty = "S" | "D" | "R" | "A";

/** One way in which a rule may be decided. */
export interface Choice {
  readonly certainty: Certainty;
  /** What happens, as a sentence without a full stop. */
  readonly says: string;
}

/** A statement about how the API behaves, and how sure it is. */
export interface Rule {
  /** What the rule is about, as a sentence without a full stop. */
  readonly about: string;
  /** Who says so. */
  readonly source: string;
  /** The entry of the ledger that holds the reports. */
  readonly ledger?: string;
  /** The ids of the operations that it decides, or `*` for all. */
  readonly decides: readonly string[];
  /** The first one is what holds unless another one is chosen. */
  readonly choices: Readonly<Record<string, Choice>>;
}
