import { kindOfFacet } from "../reconcile/kinds.ts";
import type { Entry, Ledger } from "../reconcile/ledger.ts";
import { alternativesOf, disagreementMatcher, locationMatcher, type Pattern } from "../reconcile/patterns.ts";
import type { Difference } from "./finding.ts";

/** Finds the ledger entries that are about a difference already. */
export function ledgerLookup(ledger: Ledger): (difference: Difference) => Entry[] {
  const entries = ledger.entries.map((entry) => ({
    entry,
    words: [entry.title, ...entry.claims.map(({ says }) => says)].join("\n"),
    // A pattern that names a source is about what that source says, and about nothing else.
    covers: entry.covers.filter(({ source }) => source === undefined).map(coverMatcher),
    about: entry.about.map(locationMatcherOf),
  }));
  return (difference) =>
    entries
      .filter(
        ({ covers, about, words }) =>
          covers.some((covered) => covered(difference)) ||
          (isNamed(difference, words) && about.some((matches) => matches(difference))),
      )
      .map(({ entry }) => entry);
}

function coverMatcher(pattern: Pattern): (difference: Difference) => boolean {
  const matchers = alternativesOf(pattern).map(disagreementMatcher);
  return ({ operation, at, facet, spec, pointer }) =>
    // What traffic shows is an example, too.
    [kindOfFacet(facet), "example" as const].some((kind) =>
      matchers.some((matches) =>
        matches({ kind, operation, at, facet, spec, pointer, witnesses: [], brand: undefined }),
      ),
    );
}

/** A location without a facet does not say what of it the entry is about. */
function locationMatcherOf(pattern: Pattern): (difference: Difference) => boolean {
  const matchers = alternativesOf(pattern).map(locationMatcher);
  return ({ operation, about, facet }) =>
    pattern.facet === facet && matchers.some((matches) => matches({ operation, at: about }));
}

/** The words in which entries speak of a JSON type. */
const typeWords: ReadonlyMap<string, RegExp> = new Map([
  ["string", /\b(strings?|texts?|dates?|address|URL|id)\b/i],
  ["integer", /\b(integers?|numbers?)\b/i],
  ["number", /\bnumbers?\b/i],
  ["array", /\b(arrays?|lists?)\b/i],
  ["object", /\bobjects?\b/i],
  ["boolean", /\bbooleans?\b/i],
]);

function isNamed({ matter, name }: Difference, words: string): boolean {
  if (name === undefined) {
    return true;
  }
  const word = (matter === "another type" ? typeWords.get(name) : undefined) ?? wholeWord(name);
  return word.test(words);
}

function wholeWord(text: string): RegExp {
  return new RegExp(`(?<![\\w-])${text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, "\\$&")}(?![\\w-])`);
}
