import { isDeepStrictEqual } from "node:util";
import {
  canonical,
  isObject,
  type Located,
  member,
  members,
  type Schema,
  schemaPointer,
  schemaTargets,
  typesOf,
  valueAt,
  viewSchema,
} from "@crm-invoices/openapi";
import { ratedFacets } from "../reconcile/claims.ts";
import { nameOperations, type StatedOperation, statedOperations } from "../reconcile/operations.ts";
import { referencesIn } from "./affected.ts";
import { type Level, listed, quoted } from "./change.ts";
import type { Direction } from "./facet-rules.ts";
import { type Finding, labelOf } from "./findings.ts";
import { locationOf } from "./locations.ts";
import { limitingKeywords, meaningOf } from "./meaning.ts";
import { type Owner, ownersOf, type Pair, type SchemaPair, schemaPairs } from "./schema-pairs.ts";

/** What is said of a location, its name in front. */
interface Fact {
  readonly level: Level;
  readonly says: string;
}

/**
 * What changed in bodies and schemas that the claims of `reconcile` do not tell of: media types, which fields are only
 * sent or only answered, whether there may be others, alternatives, and keywords that nothing here knows. `covered` holds
 * the pointers of what the claims tell of.
 */
export function* findKeywordChanges(
  documents: Pair<unknown>,
  covered: ReadonlySet<string>,
): Generator<Finding> {
  const [before, after] = documents;
  const names = nameOperations([before, after]);
  const previous = new Map(statedOperations(before).map((operation) => [operation.key, operation]));
  for (const operation of statedOperations(after)) {
    const known = previous.get(operation.key);
    if (known === undefined) continue;
    const name = names.get(operation.key)?.name ?? operation.name;
    yield* findInOperation(documents, [known, operation], name, covered);
  }
}

function* findInOperation(
  documents: Pair<unknown>,
  operations: Pair<StatedOperation>,
  name: string,
  covered: ReadonlySet<string>,
): Generator<Finding> {
  const operation = labelOf(operations[1]);
  for (const owner of ownersOf(documents, operations)) {
    const location = locationOf(name, owner.at);
    for (const { level, says } of mediaTypeFacts(owner, location.direction)) {
      yield {
        level,
        operation,
        location,
        words: ({ noun }) => `${noun} ${says}`,
        statement: undefined,
        pointers: owner.nodes.map(({ pointer }) => `${pointer}/content`),
      };
    }
    for (const pair of schemaPairs(documents, owner)) {
      const place = locationOf(name, pair.at);
      for (const { level, says } of schemaFacts(documents, pair, place.direction, covered)) {
        const pointers = pair.schemas.map((schema) => schemaPointer(schema));
        yield {
          level,
          operation,
          location: place,
          words: ({ noun }) => `${noun} ${says}`,
          statement: pointers[1],
          pointers,
        };
      }
    }
  }
}

function* mediaTypeFacts({ nodes }: Owner, direction: Direction): Generator<Fact> {
  const [previous, current] = nodes.map(({ node }) =>
    members(isObject(node) ? node["content"] : undefined).map(([type]) => type),
  );
  const [before = [], after = []] = [previous, current];
  const added = after.filter((type) => !before.includes(type)).map(quoted);
  const removed = before.filter((type) => !after.includes(type)).map(quoted);
  const verb = direction === "sent" ? "be sent" : "come";
  if (added.length > 0) {
    yield { level: "minor", says: `may now also ${verb} as ${listed(added, "media type")}` };
  }
  if (removed.length > 0) {
    yield { level: "major", says: `may no longer ${verb} as ${listed(removed, "media type")}` };
  }
}

function* schemaFacts(
  documents: Pair<unknown>,
  pair: SchemaPair,
  direction: Direction,
  covered: ReadonlySet<string>,
): Generator<Fact> {
  const isSent = direction === "sent";
  const [previous, current] = pair.views.map(limitingKeywords);
  for (const keyword of new Set([...(previous?.keys() ?? []), ...(current?.keys() ?? [])])) {
    const [before, after] = [previous?.get(keyword), current?.get(keyword)];
    if (isClaimed(keyword) || canonical(before ?? null) === canonical(after ?? null)) continue;
    if (keyword === "readOnly" || keyword === "writeOnly") {
      yield* accessFacts(keyword, after === true, isSent);
    } else {
      yield { level: "major", says: `is limited otherwise: its ${quoted(keyword)} has changed` };
    }
  }
  if (!isSent) yield* assignmentFacts(pair);
  yield* otherFieldFacts(pair, isSent);
  yield* alternativeFacts(documents, pair, isSent, covered);
}

/** Keywords that the claims tell of. */
function isClaimed(keyword: string): boolean {
  return keyword === "const" || ratedFacets.some((facet) => facet === keyword);
}

/** What is only answered cannot be sent, and what is only sent is not answered. */
function* accessFacts(keyword: "readOnly" | "writeOnly", isOnly: boolean, isSent: boolean): Generator<Fact> {
  if ((keyword === "readOnly") === isSent) {
    const verb = isSent ? "sent" : "answered";
    yield isOnly
      ? { level: "major", says: `can no longer be ${verb}` }
      : { level: "minor", says: `can now be ${verb}` };
  }
}

/** A field is `readonly` in the generated types when it says so itself, not when what it refers to does. */
function* assignmentFacts({ schemas }: SchemaPair): Generator<Fact> {
  const [was, is] = schemas.map((schema) => "node" in schema && member(schema.node, "readOnly") === true);
  if (was === is) return;
  yield is
    ? { level: "major", says: "is now `readonly`: code that assigns to it no longer compiles" }
    : { level: "minor", says: "is no longer `readonly`: code may assign to it" };
}

function* otherFieldFacts({ views }: SchemaPair, isSent: boolean): Generator<Fact> {
  const [wasClosed, isClosed] = views.map(
    ({ additionalProperties: others }) => others !== undefined && "node" in others && others.node === false,
  );
  if (wasClosed === isClosed) return;
  yield isClosed
    ? { level: isSent ? "major" : "minor", says: "has no other fields any more than those described" }
    : { level: "minor", says: "may now have other fields than those described" };
}

/** Values of one more kind, of one kind less, or of one that has changed inside where the claims do not look. */
function* alternativeFacts(
  documents: Pair<unknown>,
  { schemas, views }: SchemaPair,
  isSent: boolean,
  covered: ReadonlySet<string>,
): Generator<Fact> {
  const [previous = [], current = []] = views.map(({ alternatives }, side) =>
    alternatives.flatMap(({ schemas: kinds }) =>
      kinds.map((schema) => ({ schema, meaning: meaningOf(documents[side], schema) })),
    ),
  );
  if (previous.length === 0 || current.length === 0) return;
  // Values of another type are what the claims tell of.
  const types = schemas.map((schema, side) =>
    typesOf(viewSchema(documents[side], schema, { alternatives: "union" })),
  );
  if (!isDeepStrictEqual(types[0], types[1])) return;
  const added = current.filter(({ meaning }) => !previous.some((kind) => kind.meaning === meaning));
  const removed = previous.filter(({ meaning }) => !current.some((kind) => kind.meaning === meaning));
  if (added.length > removed.length) {
    yield { level: isSent ? "minor" : "major", says: "may now also be of another kind" };
  } else if (added.length < removed.length) {
    yield { level: isSent ? "major" : "minor", says: "may no longer be of one of its kinds" };
  } else if (added.some(({ schema }) => !isTold(documents[1], schema, covered))) {
    yield { level: "major", says: "is of a kind that has changed" };
  }
}

/** Whether something is told of a schema or of what it refers to. */
function isTold(document: unknown, schema: Schema, covered: ReadonlySet<string>): boolean {
  const inside = new Set<string>();
  const visit = ({ node, pointer }: Located): void => {
    inside.add(pointer);
    for (const reference of referencesIn(node)) {
      if (!inside.has(reference.slice(1))) {
        visit({ node: valueAt(document, reference.slice(1)), pointer: reference.slice(1) });
      }
    }
  };
  for (const target of schemaTargets(document, schema)) visit(target);
  return [...covered].some((pointer) => [...inside].some((part) => pointer.startsWith(`${part}/`)));
}
