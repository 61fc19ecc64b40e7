import type { OperationClaims } from "../reconcile/claims.ts";
import type { Described } from "./documents.ts";

/** What is described and was in no recording. */
export interface NeverSeen {
  readonly operations: readonly string[];
  /** Of operations that were seen: operation → locations. */
  readonly locations: ReadonlyMap<string, readonly string[]>;
}

/** What no exchange had, of all that the documents describe. A part of what was never seen is not listed. */
export function findNeverSeen(
  documents: readonly Described[],
  seen: ReadonlyMap<string, ReadonlySet<string>>,
): NeverSeen {
  const all = new Map<string, OperationClaims>(documents.flatMap(({ operations }) => [...operations]));
  const locations = new Map<string, string[]>();
  for (const [operation, places] of all) {
    const found = seen.get(operation);
    const unseen = found === undefined ? [] : [...unseenPlaces(places, found)];
    if (unseen.length > 0) {
      locations.set(operation, unseen);
    }
  }
  return { operations: [...all.keys()].filter((operation) => !seen.has(operation)), locations };
}

function* unseenPlaces(places: OperationClaims, seen: ReadonlySet<string>): Generator<string> {
  for (const { at, parent, facets } of places.values()) {
    // Other places are about the operation as a whole: its path, its tokens.
    const isShown = facets.has("present") && !at.endsWith("{}");
    if (isShown && !seen.has(at) && (parent === undefined || seen.has(parent))) {
      yield at;
    }
  }
}
