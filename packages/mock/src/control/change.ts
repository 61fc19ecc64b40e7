import { isObject, listOf } from "@crm-invoices/openapi";
import type { Names } from "../names.ts";
import { withNearest } from "../nearest-name.ts";
import { Refusal } from "../refusal.ts";
import { longestDelay } from "./prefer.ts";
import type { ControlChange, ForcedResponse } from "./rules.ts";

/** Says what is wrong with a value; undefined when nothing is. */
export type Check = (value: unknown) => string | undefined;

export const text: Check = (value) => (typeof value === "string" ? undefined : "must be a string");
export const boolean: Check = (value) => (typeof value === "boolean" ? undefined : "must be true or false");
export const texts: Check = (value) =>
  Array.isArray(value) && value.every((entry) => typeof entry === "string")
    ? undefined
    : "must be a list of strings";
export const status: Check = (value) =>
  Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599
    ? undefined
    : "must be a status from 200 to 599";
const delay: Check = (value) =>
  typeof value === "number" && value >= 0 && value <= longestDelay
    ? undefined
    : `must be a number of milliseconds from 0 to ${longestDelay}`;
const headers: Check = (value) =>
  isObject(value) &&
  Object.entries(value).every(
    ([name, entry]) =>
      /^[\w!#$%&'*+.^`|~-]+$/.test(name) && typeof entry === "string" && /^[\t\x20-\x7e]*$/.test(entry),
  )
    ? undefined
    : "must be an object of header names and values";
const rate: Check = (value) => {
  if (!isObject(value)) return 'must be an object such as {"rate": 0.1}';
  const share = value["rate"];
  if (typeof share !== "number" || !(share >= 0 && share <= 1)) return "needs a rate from 0 to 1";
  return value["status"] === undefined ? undefined : status(value["status"]);
};
const security: Check = (value) =>
  value === "strict" || value === "off" ? undefined : 'must be "strict" or "off"';

const responseChecks: Readonly<Record<keyof ForcedResponse, Check>> = {
  status,
  example: text,
  body: () => undefined,
  unchecked: boolean,
  headers,
  dynamic: boolean,
  seed: text,
  delay,
};

const scenario: Check = (value) => {
  if (!Array.isArray(value)) return "must be a list of responses";
  for (const [index, response] of value.entries()) {
    const fault = isObject(response) ? faultOf(response, "control", responseChecks) : "must be an object";
    if (fault) return `has a wrong response ${index}: ${fault}`;
  }
  return undefined;
};

const ruleChecks: Readonly<Record<keyof ControlChange, Check>> = {
  ...responseChecks,
  brand: text,
  operation: text,
  client: text,
  failureRate: rate,
  versions: texts,
  scenario,
  strictValues: boolean,
  security,
};

/** The brands and operations that rules can be for. */
export interface Known {
  readonly brands: readonly string[];
  readonly operations: ReadonlySet<string>;
  /** The values of `Version` that the contracts list. */
  readonly versions: ReadonlySet<string>;
}

/** Understands a rule, or a list of them; refuses what no rule can be. */
export function parseChanges(value: unknown, known: Known): ControlChange<Names>[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.map((entry) => parseChange(entry, known));
}

function parseChange(value: unknown, known: Known): ControlChange<Names> {
  if (!isObject(value)) {
    throw new Refusal(422, 'a control is an object such as {"operation": "getInvoice", "status": 500}');
  }
  const fault = faultOf(value, "control", ruleChecks);
  if (fault) throw new Refusal(422, fault);
  const { brand, operation } = value;
  const unserved = unknownNames({ brand, operation }, known);
  if (unserved !== undefined) throw new Refusal(422, unserved);
  const versions = listOf(value["versions"]).map(String);
  const unknown = unknownIn(versions, known);
  if (unknown !== undefined) throw new Refusal(422, unknown);
  return { ...value };
}

/** Says which brand or operation is not there, and the nearest one; undefined when both are, or are not given. */
export function unknownNames(
  { brand, operation }: { readonly [Name in keyof Names]?: unknown },
  { brands, operations }: Known,
): string | undefined {
  if (brand != null && !brands.some((known) => known === brand)) {
    const statement = `brand "${brand}" is not served; the brands are ${brands.join(", ")}`;
    return withNearest(statement, String(brand), brands);
  }
  if (operation != null && ![...operations].some((known) => known === operation)) {
    const statement = `operation "${operation}" is not in any served document; GET /__mock/state lists the operations`;
    return withNearest(statement, String(operation), operations);
  }
  return undefined;
}

/** Says which version no contract lists, and which there are; undefined when all are listed. */
export function unknownIn(versions: readonly string[], known: Known): string | undefined {
  if (versions.length === 0) return undefined;
  const listed = known.versions;
  const unknown = versions.find((version) => !listed.has(version));
  return unknown === undefined
    ? undefined
    : `versions has "${unknown}", which no served contract lists; expected one of ${[...listed].join(", ")}`;
}

/** Says which field of an object is unknown or has a wrong value; undefined when all are right. */
export function faultOf(
  value: Record<string, unknown>,
  what: string,
  checks: Readonly<Record<string, Check>>,
): string | undefined {
  for (const [name, field] of Object.entries(value)) {
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (!check) {
      const known = Object.keys(checks);
      return withNearest(`${name} is not a known ${what}; expected one of ${known.join(", ")}`, name, known);
    }
    const fault = field === null || field === undefined ? undefined : check(field);
    if (fault) return `${name} ${fault}`;
  }
  return undefined;
}
