import type { Facet, OperationClaims, Place, Stated } from "./claims.ts";
import { comparable } from "./compare-spec.ts";
import { contradiction } from "./contradiction.ts";
import { type Disagreement, inWords, shownInWords } from "./disagreement.ts";
import { shownValue } from "./example-claims.ts";

type Operations = ReadonlyMap<string, OperationClaims>;
/** For each brand, by operation, what its bundle says. */
export type Specs = ReadonlyMap<string, Operations>;

/** Where a source contradicts itself: its stated type or values against its own example or default. */
export function compareWithItself(
  source: string,
  claims: Operations,
  brand: string,
  specs: Specs,
): Disagreement[] {
  const disagreements: Disagreement[] = [];
  for (const [operation, places] of claims) {
    for (const place of places.values()) {
      for (const { facet, says, shows, pointer } of contradictionsAt(place)) {
        const own = specs.get(brand)?.get(operation)?.get(place.at)?.facets.get(facet);
        disagreements.push({
          kind: "self",
          operation,
          at: place.at,
          facet,
          witnesses: [{ source, says: `${says}, but ${shows}`, pointer }],
          spec: inWords(facet, own),
          brand,
          pointer: own?.pointer,
        });
      }
    }
  }
  return disagreements;
}

interface Contradiction {
  readonly facet: Facet;
  readonly says: string;
  readonly shows: string;
  readonly pointer: string;
}

function* contradictionsAt({ facets, shown }: Place): Generator<Contradiction> {
  for (const example of shown.values()) {
    const against = contradiction(example, facets);
    if (against !== undefined) {
      const [facet, stated] = against;
      yield { facet, says: inWords(facet, stated), shows: shownInWords(example), pointer: example.pointer };
    }
  }
  const preset = facets.get("default");
  const against = preset && contradiction(shownValue(preset.value, preset.pointer), facets);
  if (preset !== undefined && against !== undefined) {
    const [facet, stated] = against;
    yield { facet, says: inWords(facet, stated), shows: inWords("default", preset), pointer: preset.pointer };
  }
}

const compared = ["type", "required", "enum", "default", "security"] as const;

interface Statement {
  readonly source: string;
  readonly stated: Stated;
}

/** Where sources that state the same operation do not state the same. */
export function compareSources(
  sources: readonly { readonly id: string; readonly brand: string; readonly operations: Operations }[],
  specs: Specs,
): Disagreement[] {
  const disagreements: Disagreement[] = [];
  const operations = new Set(sources.flatMap((source) => [...source.operations.keys()]));
  for (const operation of operations) {
    const together = sources.filter((source) => source.operations.has(operation));
    const places = new Set(
      together.flatMap((source) => [...(source.operations.get(operation)?.keys() ?? [])]),
    );
    for (const at of together.length > 1 ? places : []) {
      for (const facet of compared) {
        const statements = together.flatMap(({ id, operations }): Statement[] => {
          const stated = operations.get(operation)?.get(at)?.facets.get(facet);
          return stated === undefined ? [] : [{ source: id, stated }];
        });
        if (new Set(statements.map(({ stated }) => comparable(facet, stated))).size > 1) {
          const brands = together.map(({ brand }) => brand);
          disagreements.push(variant(operation, at, facet, statements, brands, specs));
        }
      }
    }
  }
  return disagreements;
}

function variant(
  operation: string,
  at: string,
  facet: Facet,
  statements: readonly Statement[],
  brands: readonly string[],
  specs: Specs,
): Disagreement {
  const spec = [...new Set(brands)].map((brand) => {
    const own = specs.get(brand)?.get(operation)?.get(at)?.facets.get(facet);
    return { brand, own, says: inWords(facet, own) };
  });
  const differs = new Set(spec.map(({ says }) => says)).size > 1;
  return {
    kind: "variant",
    operation,
    at,
    facet,
    witnesses: statements.map(({ source, stated }) => ({
      source,
      says: inWords(facet, stated),
      pointer: stated.pointer,
    })),
    spec: differs ? spec.map(({ brand, says }) => `${brand}: ${says}`).join("; ") : (spec[0]?.says ?? ""),
    brand: spec[0]?.brand,
    pointer: spec.find(({ own }) => own !== undefined)?.own?.pointer,
  };
}
