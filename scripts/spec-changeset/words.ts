import type { Facet, Stated } from "../reconcile/claims.ts";
import { inWords } from "../reconcile/disagreement.ts";
import { isList } from "../reconcile/json.ts";
import { without } from "./facet-rules.ts";
import type { Location } from "./locations.ts";

/** What changed at a location that both documents have, without its end: "`amount` is now required". */
export function factInWords(
  facet: Facet,
  { direction, noun }: Location,
  before: Stated | undefined,
  after: Stated | undefined,
): string {
  switch (facet) {
    case "required":
      return direction === "sent"
        ? after?.value === true
          ? `${noun} is now required`
          : `${noun} may now be left out`
        : after?.value === true
          ? `${noun} is now always there`
          : `${noun} may now be missing`;
    case "type":
      return `${noun} is now ${inWords(facet, after)} instead of ${inWords(facet, before)}`;
    case "enum":
      return enumInWords(noun, before?.value, after?.value);
    case "security":
      return `it now takes a ${inWords(facet, after)} instead of a ${inWords(facet, before)}`;
    case "scopes":
      return `its token now needs ${inWords(facet, after)} instead of ${inWords(facet, before)}`;
    case "path":
      return `its path is now \`${String(after?.value)}\` instead of \`${String(before?.value)}\``;
    case "default":
      return after === undefined
        ? `${noun} no longer has the ${inWords(facet, before)}`
        : before === undefined
          ? `${noun} now has the ${inWords(facet, after)}`
          : `${noun} now has the ${inWords(facet, after)} instead of ${inWords(facet, before)}`;
    default:
      return after === undefined
        ? `${noun} no longer has ${inWords(facet, before)}`
        : before === undefined
          ? `${noun} now has ${inWords(facet, after)}`
          : `${noun} now has ${inWords(facet, after)} instead of ${inWords(facet, before)}`;
  }
}

function enumInWords(noun: string, before: unknown, after: unknown): string {
  if (!isList(before)) {
    return `${noun} must now be ${choice(isList(after) ? after : [])}`;
  }
  if (!isList(after)) {
    return `${noun} is no longer limited to ${choice(before)}`;
  }
  const added = without(after, before);
  const removed = without(before, after);
  if (removed.length === 0) {
    return `${noun} may now also be ${choice(added)}`;
  }
  return added.length === 0
    ? `${noun} may no longer be ${choice(removed)}`
    : `${noun} may now be ${choice(added)} and no longer ${choice(removed)}`;
}

function choice(values: readonly unknown[]): string {
  return new Intl.ListFormat("en-GB", { type: "disjunction" }).format(
    values.map((value) => JSON.stringify(value)),
  );
}

/** A location that only one of the documents has. */
export function presenceInWords(at: string, { noun }: Location, isNew: boolean, isRequired: boolean): string {
  const status = /^response\.([^.[]+)$/.exec(at)?.[1];
  if (status !== undefined) {
    return isNew ? `it may now answer ${status}` : `it no longer answers ${status}`;
  }
  if (/(\[\]|\{\})$/.test(at)) {
    return isNew ? `${noun} is now described` : `${noun} is no longer described`;
  }
  return isNew ? `${noun} is new${isRequired ? " and required" : ""}` : `${noun} is gone`;
}
