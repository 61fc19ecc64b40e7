import { canonical, isList, isObject, isText } from "@crm-invoices/openapi";
import type { OperationClaims, Place } from "../../reconcile/claims.ts";
import { brokenLimits, type Limit } from "./limits.ts";
import { placeholderNumber, placeholderText } from "./placeholder.ts";
import { isEnumWord, isFieldName } from "./words.ts";

/** A limit or format that a recorded value does not keep; what stands for the value cannot tell of it. */
export interface BrokenLimit {
  readonly at: string;
  readonly facet: Limit;
  /** The placeholder of the value. */
  readonly shown: unknown;
}

export interface Redaction {
  /** What the description says about the operation. */
  readonly described: OperationClaims;
  /** Whether the description leaves it to the callers what the fields of this object are called. */
  readonly isOpen: (place: Place) => boolean;
  readonly broken: Map<string, BrokenLimit>;
}

/** Stands for a name that is data; in a pattern of the ledger it stands for any name. */
export const unnamedKey = "*";

/** No description is nested half as deeply as this. */
const deepest = 64;

/**
 * A value of the same shape that tells nothing of the recorded one. Texts and numbers are replaced by ones that
 * stand for their kind, but for values that the description lists. Of what it does not know only the type is left.
 */
export function redactValue(redaction: Redaction, at: string, value: unknown, depth = 0): unknown {
  const place = redaction.described.get(at);
  if (place === undefined || depth > deepest) {
    return outline(value, depth);
  }
  const shown = isList(value)
    ? distinct(value.map((item) => redactValue(redaction, `${at}[]`, item, depth + 1)))
    : isObject(value)
      ? redactObject(redaction, place, value, depth)
      : redactScalar(place, value);
  for (const facet of brokenLimits(place, value)) {
    redaction.broken.set(`${at} ${facet}`, { at, facet, shown });
  }
  return shown;
}

function redactObject(redaction: Redaction, place: Place, value: object, depth: number): object {
  const { described } = redaction;
  const others = described.has(`${place.at}{}`) ? `${place.at}{}` : undefined;
  const members: [string, unknown][] = [];
  const unnamed = new Map<string, unknown>();
  for (const [key, member] of Object.entries(value)) {
    const at = `${place.at}.${key}`;
    if (described.has(at)) {
      members.push([key, redactValue(redaction, at, member, depth + 1)]);
    } else if (others !== undefined) {
      const shown = redactValue(redaction, others, member, depth + 1);
      unnamed.set(canonical(shown), shown);
    } else if (!redaction.isOpen(place)) {
      members.push([isFieldName(key) ? key : unnamedKey, outline(member, depth + 1)]);
    }
  }
  // Members whose names are data, one for each kind of value.
  [...unnamed.values()].forEach((shown, index) => {
    members.push([unnamedKey.repeat(index + 1), shown]);
  });
  return Object.fromEntries(members);
}

/** The value's type alone; of a list also the types of its items. */
function outline(value: unknown, depth: number): unknown {
  if (isList(value)) {
    return depth > deepest ? [] : distinct(value.map((item) => outline(item, deepest + 1)));
  }
  return isObject(value) ? {} : plain(value);
}

function redactScalar({ facets }: Place, value: unknown): unknown {
  const listed = facets.get("enum")?.value;
  if (!isList(listed)) {
    return plain(value);
  }
  const isKnown = listed.some((one) => canonical(one) === canonical(value));
  return isKnown || (isText(value) && isEnumWord(value, listed.filter(isText)))
    ? value
    : unlike(listed, plain(value));
}

/** What stands for an unknown value must not be a known one. */
function unlike(listed: readonly unknown[], shown: unknown): unknown {
  const next = typeof shown === "number" ? shown + 1 : isText(shown) ? `${shown}x` : shown;
  return next !== shown && listed.includes(shown) ? unlike(listed, next) : shown;
}

function plain(value: unknown): unknown {
  return isText(value)
    ? placeholderText(value)
    : typeof value === "number"
      ? placeholderNumber(value)
      : value;
}

/** Lists are compared item by item, so that one item of each kind tells as much as all of them. */
function distinct(items: readonly unknown[]): unknown[] {
  return [...new Map(items.map((item) => [canonical(item), item])).values()];
}
