import type { Certainty } from "./rule.ts";

const meanings: Readonly<Record<Certainty, string>> = {
  S: "stated by the pages",
  D: "documented",
  R: "reported by callers",
  A: "assumed",
};

/** A response would rest on reports or assumptions, although only documented evidence is allowed. */
export class EvidenceError extends Error {
  override readonly name = "EvidenceError";
  readonly rule: string;

  /** @param documented the first choice of the rule that would do. */
  constructor(rule: string, certainty: Certainty, about: string, documented: string | undefined) {
    const remedy =
      documented === undefined ? "" : `; rules: { "${rule}": "${documented}" } chooses a documented one`;
    super(
      `No documented answer: ${about}. The rule "${rule}" is ${meanings[certainty]} (${certainty}), and evidence: "documented" allows only what is documented${remedy}`,
    );
    this.rule = rule;
  }
}
