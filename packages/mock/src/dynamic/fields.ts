import { words } from "./words.ts";

/** What a field is made up from. */
export interface Source {
  /** A number from 0 up to 1. */
  random(): number;
  pick<Item>(items: readonly Item[]): Item;
  /** A whole number from the first up to and including the second. */
  whole(from: number, to: number): number;
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const hexadecimal = "0123456789abcdef";
const day = 86_400_000;
/** The first day things happen on in generated bodies: fixed, so that a seed gives the same dates every day. */
const firstDay = Date.UTC(2025, 0, 6);

const characters = (source: Source, alphabet: string, length: number): string =>
  Array.from({ length }, () => source.pick([...alphabet])).join("");

/** An id as the API writes those of its records. */
export const recordId = (source: Source): string => characters(source, hexadecimal, 24);
/** An id as the API writes those of contacts, products and prices. */
const platformId = (source: Source): string => characters(source, letters, 20);

const date = (source: Source): Date =>
  new Date(firstDay + source.whole(0, 364) * day + source.whole(0, day - 1));
export const isoTime = (source: Source): string => date(source).toISOString();
export const isoDay = (source: Source): string => isoTime(source).slice(0, 10);

const slug = (text: string): string => text.toLowerCase().replace(/[^a-z]+/g, "");
const person = (source: Source): string => `${source.pick(words.firstNames)} ${source.pick(words.lastNames)}`;

type Make<Value> = (source: Source, owner: string) => Value;

/** Texts by the name of their field; the first pattern that fits counts. */
const texts: readonly (readonly [RegExp, Make<string>])[] = [
  [/^_id$|^(?:invoice|estimate|schedule|template)Id$|^traceId$/, recordId],
  [/(?:^id|Id|Ids|By)$/, platformId],
  [/email/i, (source) => `${slug(source.pick(words.firstNames))}@${slug(source.pick(words.firms))}.example`],
  [/phone|smsTo|^sms$/i, (source) => `+1-214-555-0${source.whole(100, 199)}`],
  [
    /^(?:invoice|estimate)Number$|^number$/,
    (source) => `INV-${String(source.whole(1, 9999)).padStart(6, "0")}`,
  ],
  [/prefix$/i, () => "INV-"],
  [/(?:At|Time|Timestamp)$/, isoTime],
  [/date$|^until$|^startOn$|^endOn$/i, isoDay],
  [/timezone/i, () => "America/Chicago"],
  [/currency$/i, () => "USD"],
  [/countryCode|^country$/i, () => "US"],
  [/addressLine|^street/i, (source) => source.pick(words.streets)],
  [/^city$/i, (source) => source.pick(words.cities)],
  [/^state$/i, (source) => source.pick(words.states)],
  [/postal|zip/i, (source) => String(source.whole(10_000, 99_999))],
  [/logo|image|avatar/i, (source) => `https://files.example/${platformId(source)}.png`],
  [/url$|website|link/i, (source) => `https://${slug(source.pick(words.firms))}.example`],
  [/last4/i, (source) => String(source.whole(0, 9999)).padStart(4, "0")],
  [/companyName/i, (source) => source.pick(words.firms)],
  [/firstName/i, (source) => source.pick(words.firstNames)],
  [/lastName/i, (source) => source.pick(words.lastNames)],
  [/^title$/i, (source) => source.pick(words.titles)],
  [/notes?$|message|description/i, (source) => source.pick(words.notes)],
];

const namesByOwner: readonly (readonly [RegExp, Make<string>])[] = [
  [/business|company/i, (source) => source.pick(words.firms)],
  [/contact|sentTo|sentFrom|customer/i, person],
  [/item|product|line|invoice|estimate|template|schedule/i, (source) => source.pick(words.things)],
];

/** A text that fits the name of its field; undefined when the name says nothing. */
export function textFor(source: Source, name: string, owner: string): string | undefined {
  const table = name === "name" ? namesByOwner : texts;
  const subject = name === "name" ? owner : name;
  return table.find(([pattern]) => pattern.test(subject))?.[1](source, owner);
}

const cents = (source: Source): number => source.whole(500, 250_000) / 100;

const numbers: readonly (readonly [RegExp, Make<number>])[] = [
  [/^(?:qty|quantity)$/i, (source) => source.whole(1, 5)],
  [/rate|percent/i, (source) => source.pick([5, 7.5, 8.25, 10, 20])],
  [/count$|^total(?:Count|Invoices|Results)$/i, (source) => source.whole(1, 40)],
  [/amount|total|price|value|paid|due|fees?$|balance|charge|subTotal|tax$/i, cents],
  [/number/i, (source) => source.whole(1, 9999)],
];

/** A number that fits the name of its field; undefined when the name says nothing. */
export function numberFor(source: Source, name: string): number | undefined {
  return numbers.find(([pattern]) => pattern.test(name))?.[1](source, name);
}
