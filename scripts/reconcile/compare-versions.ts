import type { OperationClaims, Place } from "./claims.ts";
import { comparable } from "./compare-spec.ts";
import { inWords, shownInWords } from "./disagreement.ts";
import { groupBy } from "./groups.ts";

/** A source, as far as it matters to who states the same operations. */
export interface ClaimedSource {
  readonly id: string;
  readonly brand: string;
  readonly format: string;
  readonly operations: ReadonlyMap<string, OperationClaims>;
}

/** What two sources do not state alike at one location, in all the operations where it reads the same. */
export interface VersionDifference {
  readonly at: string;
  /** What each of the two says; "nothing" where it does not say anything. */
  readonly says: readonly [string, string];
  readonly operations: readonly string[];
}

/** Two sources of one brand and form that state the same operations: versions of one document. */
export interface VersionComparison {
  readonly sources: readonly [string, string];
  readonly operations: number;
  /** Different statements and example values of the two, those that are alike counted once. */
  readonly claims: number;
  readonly differences: readonly VersionDifference[];
}

/** Compares the sources that are versions of one document with each other, whatever the description says. */
export function compareVersions(sources: readonly ClaimedSource[]): VersionComparison[] {
  const names = ({ brand, format, operations }: ClaimedSource): string =>
    JSON.stringify([brand, format, [...operations.keys()].sort()]);
  return groupBy(sources, names).flatMap((versions) =>
    versions.slice(1).map((later, index) => compareTwo(versions[index] ?? later, later)),
  );
}

function compareTwo(earlier: ClaimedSource, later: ClaimedSource): VersionComparison {
  const differences: { at: string; says: readonly [string, string]; operation: string }[] = [];
  let claims = 0;
  for (const [operation, places] of earlier.operations) {
    const others = later.operations.get(operation) ?? new Map<string, Place>();
    for (const at of new Set([...places.keys(), ...others.keys()])) {
      const [one, other] = [statementsAt(places.get(at)), statementsAt(others.get(at))];
      const keys = new Set([...one.keys(), ...other.keys()]);
      claims += keys.size;
      const differing = [...keys].filter((key) => one.get(key)?.compared !== other.get(key)?.compared);
      for (const key of differing) {
        const says = [one, other].map((statements) => statements.get(key)?.says ?? "nothing");
        differences.push({ at, says: [says[0] ?? "nothing", says[1] ?? "nothing"], operation });
      }
    }
  }
  const alike = groupBy(differences, ({ at, says }) => JSON.stringify([at, says]));
  return {
    sources: [earlier.id, later.id],
    operations: earlier.operations.size,
    claims,
    differences: alike.flatMap((group) => {
      const [first] = group;
      const operations = group.map(({ operation }) => operation);
      return first === undefined ? [] : { at: first.at, says: first.says, operations };
    }),
  };
}

/** Every statement and every example value at a location, by what it is about. */
function statementsAt(place: Place | undefined): Map<string, { compared: string; says: string }> {
  const facets = [...(place?.facets ?? [])].map(
    ([facet, stated]) =>
      [facet, { compared: comparable(facet, stated), says: inWords(facet, stated) }] as const,
  );
  const shown = [...(place?.shown ?? [])].map(
    ([key, value]) => [`example ${key}`, { compared: key, says: shownInWords(value) }] as const,
  );
  return new Map([...facets, ...shown]);
}
