import type { Brand } from "@crm-invoices/mock";
import {
  boolean,
  type Check,
  eitherOf,
  faultIn,
  filledText,
  number,
  object,
  text,
  texts,
  withNearest,
} from "@crm-invoices/mock/internal";
import type { StoredSettings } from "../operations/settings/settings.ts";
import { readySeeds } from "./ready.ts";
import {
  type Seed,
  type SeededAccount,
  type SeededEstimate,
  type SeededInvoice,
  type SeededRecord,
  type SeededSchedule,
  seedVersion,
} from "./seed.ts";

/** A seed that cannot be used; nothing of it was applied. */
export class SeedError extends Error {
  override readonly name = "SeedError";
}

type Checks<Value> = Readonly<Record<keyof Value, Check>>;

const payments: Check = (value) =>
  Array.isArray(value) && value.every((payment) => object(payment) === undefined)
    ? undefined
    : "must be a list of JSON objects";
const pinned: Check = (value) =>
  typeof value === "string" && /^[\w-]{1,64}$/.test(value)
    ? undefined
    : "must be a string of 1 to 64 letters, digits, - and _";
const record = { id: pinned, request: object };

/** The lists of an account, and what their entries have. */
const lists = {
  invoices: { ...record, sent: boolean, payments, void: boolean } satisfies Checks<SeededInvoice>,
  templates: record satisfies Checks<SeededRecord>,
  estimates: {
    ...record,
    sent: boolean,
    decision: eitherOf("accepted", "declined"),
  } satisfies Checks<SeededEstimate>,
  estimateTemplates: record satisfies Checks<SeededRecord>,
  schedules: { ...record, started: boolean } satisfies Checks<SeededSchedule>,
};

const settingsChecks = {
  termsNote: text,
  estimatesTermsNote: text,
  title: text,
  estimatesTitle: text,
  invoiceNumberPrefix: text,
  estimateNumberPrefix: text,
  dueAfterXDays: number,
  estimatesExpireAfterXDays: number,
  minimumPercentagePartialPayment: number,
  customFields: texts,
  customNotification: object,
  businessDetails: object,
  senderConfiguration: object,
  productSettings: object,
  reminderSettings: object,
  lateFeesConfiguration: object,
  tipsConfiguration: object,
  paymentMethods: object,
} satisfies Checks<StoredSettings>;

const list: Check = (value) => (Array.isArray(value) ? undefined : "must be a list");
const seedChecks = { version: () => undefined, accounts: list } satisfies Checks<Seed>;
const accountChecks = {
  brand: filledText,
  altId: filledText,
  settings: object,
  invoices: list,
  templates: list,
  estimates: list,
  estimateTemplates: list,
  schedules: list,
} satisfies Checks<SeededAccount>;

/**
 * Reads a seed from outside: one of the ready ones by its name, or its data.
 *
 * @param brands those that a ready one is for.
 * @param others the names of further ones that may be given, for complaints.
 * @throws SeedError that names the place that cannot be meant.
 */
export function readSeed(given: unknown, brands: readonly Brand[], others: readonly string[] = []): Seed {
  if (typeof given === "string") {
    const ready = readySeeds[given];
    if (ready) return ready(brands);
    const names = [...Object.keys(readySeeds), ...others];
    throw new SeedError(
      withNearest(`There is no seed "${given}"; expected ${names.join(" or ")}`, given, names),
    );
  }
  const seed = objectAt(given, "The seed");
  if (seed["version"] !== seedVersion) {
    throw new SeedError(
      `version must be ${seedVersion}, not ${JSON.stringify(seed["version"])}: that is the format that this sandbox reads`,
    );
  }
  refuse(faultIn(seed, "field of a seed", seedChecks));
  for (const [index, account] of listAt(seed["accounts"], "accounts").entries())
    checkAccount(account, `accounts.${index}`);
  // Each request is held against the contract before it is carried out.
  return given as Seed;
}

function checkAccount(given: unknown, place: string): void {
  const account = objectAt(given, place);
  for (const field of ["brand", "altId"]) {
    if (account[field] === undefined) throw new SeedError(`${place}.${field} must be a string`);
  }
  refuse(faultIn(account, "field of an account", accountChecks), place);
  const { settings = {} } = account;
  refuse(faultIn(objectAt(settings, place), "field of the settings", settingsChecks), `${place}.settings`);
  for (const [name, checks] of Object.entries(lists)) {
    for (const [index, entry] of listAt(account[name] ?? [], `${place}.${name}`).entries()) {
      const at = `${place}.${name}.${index}`;
      const record = objectAt(entry, at);
      objectAt(record["request"], `${at}.request`);
      refuse(faultIn(record, "field of a seeded record", checks), at);
    }
  }
}

function refuse(fault: string | undefined, place?: string): void {
  if (fault !== undefined) throw new SeedError(place === undefined ? fault : `${place}.${fault}`);
}

function objectAt(value: unknown, place: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new SeedError(`${place} must be a JSON object`);
  return Object.fromEntries(Object.entries(value));
}

function listAt(value: unknown, place: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new SeedError(`${place} must be a list`);
  return value;
}
