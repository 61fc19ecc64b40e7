import { isList, isText, type Stated, valueAt } from "@crm-invoices/openapi";
import { type Facet, type OperationClaims, type Place, ratedFacets } from "../reconcile/claims.ts";
import { comparable } from "../reconcile/compare-spec.ts";
import { claimsOf } from "../reconcile/document-claims.ts";
import { nameOperations, type StatedOperation, statedOperations } from "../reconcile/operations.ts";
import { type Level, quoted } from "./change.ts";
import { levelOf } from "./facet-rules.ts";
import { type Location, locationOf, self } from "./locations.ts";
import { factInWords, presenceInWords } from "./words.ts";

/** One changed statement, at one location of one operation. */
export interface Finding {
  readonly level: Level;
  /** The operation, as a changelog calls it. */
  readonly operation: string;
  readonly location: Location;
  /** What is said of the location, under its own name or another one. */
  readonly words: (named: Location) => string;
  /** The JSON pointer of the statement; the same wherever a shared part is used. */
  readonly statement: string | undefined;
  /** The JSON pointers of the statement, in the old document and in the new one. */
  readonly pointers: readonly string[];
}

/** What changed between two documents, location by location. */
export function* findChanges(before: unknown, after: unknown): Generator<Finding> {
  const names = nameOperations([before, after]);
  const claimsBefore = claimsOf(before, names, { examples: false }).operations;
  const claimsAfter = claimsOf(after, names, { examples: false }).operations;
  const oldLabels = new Map(labelsOf(before, names));
  const labels = new Map([...oldLabels, ...labelsOf(after, names)]);
  const gone = new Map(
    [...claimsBefore.keys()].filter((name) => !claimsAfter.has(name)).map((name) => [labels.get(name), name]),
  );
  for (const [name, places] of claimsAfter) {
    const label = labels.get(name) ?? name;
    const pointers = [places.get("operation")?.facets.get("operation")?.pointer ?? ""];
    const known = claimsBefore.get(name);
    const moved = gone.get(label);
    if (known !== undefined) {
      yield* compareNames(oldLabels.get(name) ?? label, label, pointers);
      yield* compareOperation(name, label, known, places, after);
    } else if (moved !== undefined) {
      gone.delete(label);
      yield {
        level: "major",
        operation: label,
        words: () => `moved from \`${moved}\` to \`${name}\``,
        location: self,
        statement: undefined,
        pointers,
      };
      yield* compareOperation(name, label, claimsBefore.get(moved) ?? places, places, after, ["path"]);
    } else {
      yield {
        level: "minor",
        operation: label,
        words: () => newInWords(name),
        location: self,
        statement: undefined,
        pointers,
      };
    }
  }
  for (const [label, name] of gone) {
    const pointer = claimsBefore.get(name)?.get("operation")?.facets.get("operation")?.pointer ?? "";
    yield {
      level: "major",
      operation: label ?? name,
      words: () => "is gone",
      location: self,
      statement: undefined,
      pointers: [pointer],
    };
  }
}

function* compareNames(before: string, after: string, pointers: readonly string[]): Generator<Finding> {
  if (before !== after) {
    yield {
      level: "major",
      operation: before,
      words: () => `is now called ${after}`,
      location: self,
      statement: undefined,
      pointers: pointers.map((pointer) => `${pointer}/operationId`),
    };
  }
}

function newInWords(name: string): string {
  return name.startsWith("WEBHOOK ") ? "is new" : `is new: \`${name}\``;
}

function labelsOf(
  document: unknown,
  names: ReturnType<typeof nameOperations>,
): [name: string, label: string][] {
  return statedOperations(document).map((operation) => [
    names.get(operation.key)?.name ?? operation.name,
    labelOf(operation),
  ]);
}

/** An operation or a webhook, as a changelog calls it. */
export function labelOf({ name, node }: StatedOperation): string {
  const webhook = /^WEBHOOK (.*)$/.exec(name)?.[1];
  const id = node["operationId"];
  return webhook === undefined ? quoted(isText(id) ? id : name) : `${webhookLabel}${quoted(webhook)}`;
}

export const webhookLabel = "the webhook ";

export function isWebhook(label: string): boolean {
  return label.startsWith(webhookLabel);
}

function* compareOperation(
  name: string,
  operation: string,
  before: OperationClaims,
  after: OperationClaims,
  document: unknown,
  ignored: readonly Facet[] = [],
): Generator<Finding> {
  const places = new Set([...before.keys(), ...after.keys()]);
  // What is inside of something new or gone, or of something of another type, is not worth a line of its own.
  const skipped = new Set<string>();
  for (const at of places) {
    const location = locationOf(name, at);
    const placeBefore = before.get(at);
    const placeAfter = after.get(at);
    const parent = (placeAfter ?? placeBefore)?.parent;
    if (parent !== undefined && skipped.has(parent)) {
      skipped.add(at);
      continue;
    }
    const shape = /(\[\]|\{\})$/.test(at);
    if (placeBefore === undefined || placeAfter === undefined) {
      skipped.add(at);
      const place = placeBefore ?? placeAfter;
      const isNew = placeBefore === undefined;
      const isRequired =
        isNew && location.direction === "sent" && place?.facets.get("required")?.value === true;
      if (at === "security") {
        yield* compareFacets(operation, location, placeBefore, placeAfter, document, ignored);
        continue;
      }
      // Saying what was open so far narrows it.
      const breaks = shape
        ? isNew === (location.direction === "sent")
        : isNew
          ? isRequired
          : !isErrorStatus(at);
      yield {
        level: breaks ? "major" : "minor",
        operation,
        words: (named) => presenceInWords(at, named, isNew, isRequired),
        location,
        statement: place?.facets.get("present")?.pointer,
        pointers: pointersOf(place),
      };
      continue;
    }
    yield* compareFacets(operation, location, placeBefore, placeAfter, document, ignored);
    if (comparableType(placeBefore) !== comparableType(placeAfter)) {
      skipped.add(at);
    }
  }
}

function* compareFacets(
  operation: string,
  location: Location,
  placeBefore: Place | undefined,
  placeAfter: Place | undefined,
  document: unknown,
  ignored: readonly Facet[],
): Generator<Finding> {
  for (const facet of ratedFacets) {
    const before = placeBefore?.facets.get(facet);
    const after = placeAfter?.facets.get(facet);
    const isSame =
      before === undefined || after === undefined
        ? before === after
        : comparable(facet, before) === comparable(facet, after);
    if (isSame || facet === "present" || facet === "operation" || ignored.includes(facet)) {
      continue;
    }
    yield {
      level: levelOf(facet, location.direction, before, after),
      operation,
      words: (named) => factInWords(facet, named, before, after),
      location,
      statement: after === undefined ? before?.pointer : statementOf(facet, after, placeAfter, document),
      pointers: [before?.pointer, after?.pointer].filter((pointer) => pointer !== undefined),
    };
  }
}

/** Where a fact is stated. What alternatives say together none of them says: it is stated where they are listed. */
function statementOf(
  facet: Facet,
  { value, pointer }: Stated,
  place: Place | undefined,
  document: unknown,
): string | undefined {
  const said = valueAt(document, pointer);
  const count = isList(said) ? said.length : 1;
  const isTogether = (facet === "type" || facet === "enum") && isList(value) && value.length > count;
  return isTogether ? place?.facets.get("present")?.pointer : pointer;
}

/** An error that is no longer documented takes nothing from callers: any status may be answered, documented or not. */
export function isErrorStatus(at: string): boolean {
  return /^response\.(?!2)[^.[]+$/.test(at);
}

/** The inner parts of a value can only be compared when it is an object, or an array, before and after. */
function comparableType(place: Place): string {
  const types = place.facets.get("type")?.value;
  return isList(types) ? types.filter((type) => type === "object" || type === "array").join() : "";
}

function pointersOf(place: Place | undefined): string[] {
  return [...(place?.facets.values() ?? [])].map(({ pointer }) => pointer);
}
