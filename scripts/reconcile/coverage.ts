import type { OperationClaims } from "./claims.ts";
import type { Disagreement } from "./disagreement.ts";
import type { Entry, Ledger } from "./ledger.ts";
import {
  alternativesOf,
  disagreementMatcher,
  type Location,
  locationMatcher,
  type Pattern,
  shownPattern,
} from "./patterns.ts";

/** A ledger pattern that no longer applies, or never did. */
export interface UnusedPattern {
  readonly entry: string;
  /** File and line, what was looked for in vain, and what to do. */
  readonly message: string;
}

export interface Coverage {
  /** The entries that decide each disagreement, none when it is uncovered. */
  readonly entries: ReadonlyMap<Disagreement, readonly Entry[]>;
  /** Entry id → number of locations it is about. */
  readonly places: ReadonlyMap<string, number>;
  readonly unusedPatterns: readonly UnusedPattern[];
}

/** Finds for every disagreement the entries that decide it, and the patterns that match nothing. */
export function applyLedger(
  ledger: Ledger,
  disagreements: readonly Disagreement[],
  described: readonly ReadonlyMap<string, OperationClaims>[],
): Coverage {
  const entries = new Map<Disagreement, Entry[]>(disagreements.map((disagreement) => [disagreement, []]));
  const locations = listLocations(described);
  const places = new Map<string, number>();
  const unusedPatterns: UnusedPattern[] = [];
  for (const entry of ledger.entries) {
    const about = new Set<string>();
    const use = (matches: readonly Location[]): boolean => {
      for (const { operation, at } of matches) {
        about.add(`${operation} ${at}`);
      }
      return matches.length > 0;
    };
    for (const pattern of entry.covers) {
      const unused = alternativesOf(pattern).filter((one) => {
        const covered = disagreements.filter(disagreementMatcher(one));
        for (const disagreement of covered) {
          const deciding = entries.get(disagreement) ?? [];
          entries.set(disagreement, deciding.includes(entry) ? deciding : [...deciding, entry]);
        }
        return !use(covered);
      });
      if (unused.length > 0) {
        const message = `covers ${shownPattern(pattern)}, but no disagreement matches${inVain(pattern, unused)}. Remove it, and the entry when nothing else is in it, or correct it.`;
        unusedPatterns.push({ entry: entry.id, message: `${pattern.line}: entry "${entry.id}" ${message}` });
      }
    }
    for (const pattern of [...entry.about, ...entry.notes]) {
      const unused = alternativesOf(pattern).filter((one) => !use(locations.filter(locationMatcher(one))));
      if (unused.length > 0) {
        const message = `is about ${shownPattern(pattern)}, but the spec has no such location${inVain(pattern, unused)}. Correct it, or remove it.`;
        unusedPatterns.push({ entry: entry.id, message: `${pattern.line}: entry "${entry.id}" ${message}` });
      }
    }
    places.set(entry.id, about.size);
  }
  return { entries, places, unusedPatterns };
}

/** Names the alternatives that match nothing, when there are others. */
function inVain(pattern: Pattern, unused: readonly Pattern[]): string {
  const all = alternativesOf(pattern);
  const named = unused.map(({ operation, at }) =>
    operation === pattern.operation ? at : `${operation} ${at}`,
  );
  return all.length === 1 ? "" : ` at ${named.join(", ")}`;
}

/** Every location that a document has, once. */
function listLocations(documents: readonly ReadonlyMap<string, OperationClaims>[]): Location[] {
  const found = new Map<string, Set<string>>();
  for (const operations of documents) {
    for (const [operation, places] of operations) {
      found.set(operation, new Set([...(found.get(operation) ?? []), ...places.keys()]));
    }
  }
  return [...found].flatMap(([operation, places]) => [...places].map((at) => ({ operation, at })));
}
