import { isList } from "@crm-invoices/openapi";
import type { Facet, Stated } from "../reconcile/claims.ts";
import { quoted } from "./change.ts";
import { without } from "./facet-rules.ts";
import { demandOf, limitOf } from "./limits.ts";
import type { Location } from "./locations.ts";

/** What changed at a location that both documents have, without its end: "`amount` is now required". */
export function factInWords(
  facet: Facet,
  { direction, noun }: Location,
  before: Stated | undefined,
  after: Stated | undefined,
): string {
  const must = direction === "sent" ? "must now" : "will now always";
  switch (facet) {
    case "required":
      return direction === "sent"
        ? `${noun} ${after?.value === true ? "is now required" : "may now be left out"}`
        : `${noun} ${after?.value === true ? "is now always there" : "may now be missing"}`;
    case "type":
      return (
        wholeNumbersInWords(noun, must, before?.value, after?.value) ??
        choiceInWords(noun, must, before?.value, after?.value, typeInWords)
      );
    case "enum":
      return choiceInWords(noun, must, before?.value, after?.value, (value) => JSON.stringify(value));
    case "security":
      return tokensInWords(before?.value, after?.value);
    case "scopes":
      return scopesInWords(before?.value, after?.value);
    case "path":
      return `the path is now \`${String(after?.value)}\` instead of \`${String(before?.value)}\``;
    case "default":
      return after === undefined
        ? `${noun} no longer defaults to ${JSON.stringify(before?.value)}`
        : `${noun} now defaults to ${JSON.stringify(after.value)}${insteadOf(before && JSON.stringify(before.value))}`;
    default:
      return after === undefined
        ? `${noun} need no longer ${demandOf(facet, before?.value)}`
        : `${noun} ${must} ${demandOf(facet, after.value)}${insteadOf(before && limitOf(facet, before.value))}`;
  }
}

function insteadOf(before: string | undefined): string {
  return before === undefined ? "" : ` instead of ${before}`;
}

/** How the values change that something may be. One that is not limited may be anything. */
function choiceInWords(
  noun: string,
  must: string,
  before: unknown,
  after: unknown,
  inWords: (value: unknown) => string,
): string {
  const choice = (values: readonly unknown[]) => either(values.map(inWords));
  if (!isList(after)) {
    return `${noun} is no longer limited to ${choice(isList(before) ? before : [])}`;
  }
  if (!isList(before)) {
    return `${noun} ${must} be ${choice(after)}`;
  }
  const [added, removed] = [without(after, before), without(before, after)];
  if (removed.length === 0) {
    return `${noun} may now also be ${choice(added)}`;
  }
  if (added.length === 0) {
    return `${noun} may no longer be ${choice(removed)}`;
  }
  return removed.length === before.length
    ? `${noun} ${must} be ${choice(after)} instead of ${choice(before)}`
    : `${noun} may now be ${choice(added)} and no longer ${choice(removed)}`;
}

/** A number that may have become one with a fraction, or the other way round. */
function wholeNumbersInWords(
  noun: string,
  must: string,
  before: unknown,
  after: unknown,
): string | undefined {
  if (!isList(before) || !isList(after)) return undefined;
  const change = `${without(before, after).join()} ${without(after, before).join()}`;
  if (change === "integer number") return `${noun} may now also be a number that is not whole`;
  return change === "number integer" ? `${noun} ${must} be a whole number` : undefined;
}

function typeInWords(type: unknown): string {
  const name = String(type);
  return name === "null" ? name : `${/^[aeiou]/.test(name) ? "an" : "a"} ${name}`;
}

function tokensInWords(before: unknown, after: unknown): string {
  const types = (values: readonly unknown[]) => either(values.map(String));
  if (!isList(after)) {
    return "a token is no longer needed";
  }
  if (!isList(before)) {
    return `a token of the type ${types(after)} is now needed`;
  }
  const [added, removed] = [without(after, before), without(before, after)];
  if (removed.length === 0) {
    return `the token may now also be of the type ${types(added)}`;
  }
  return added.length === 0
    ? `the token may no longer be of the type ${types(removed)}`
    : `the token must now be of the type ${types(after)} instead of ${types(before)}`;
}

function scopesInWords(before: unknown, after: unknown): string {
  const [valuesBefore, valuesAfter] = [isList(before) ? before : [], isList(after) ? after : []];
  const names = (values: readonly unknown[]) =>
    new Intl.ListFormat("en-GB").format(values.map((value) => quoted(String(value))));
  const scopes = (values: readonly unknown[]) => `the scope${values.length > 1 ? "s" : ""} ${names(values)}`;
  const [added, removed] = [without(valuesAfter, valuesBefore), without(valuesBefore, valuesAfter)];
  if (removed.length === 0) {
    return `the token now ${valuesBefore.length > 0 ? "also " : ""}needs ${scopes(added)}`;
  }
  return added.length === 0
    ? `the token no longer needs ${scopes(removed)}`
    : `the token now needs ${scopes(added)} instead of ${names(removed)}`;
}

function either(values: readonly string[]): string {
  return new Intl.ListFormat("en-GB", { type: "disjunction" }).format(values);
}

/** A location that only one of the documents has. */
export function presenceInWords(at: string, { noun }: Location, isNew: boolean, isRequired: boolean): string {
  const status = /^response\.([^.[]+)$/.exec(at)?.[1];
  if (status !== undefined) {
    return `the answer ${status} is ${isNew ? "new" : status.startsWith("2") ? "gone" : "no longer documented"}`;
  }
  if (/(\[\]|\{\})$/.test(at)) {
    return isNew ? `${noun} is now described` : `${noun} is no longer described`;
  }
  return isNew ? `${noun} is new${isRequired ? " and required" : ""}` : `${noun} is gone`;
}
