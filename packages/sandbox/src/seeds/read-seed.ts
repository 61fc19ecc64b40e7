import type { Brand } from "@crm-invoices/mock";
import { readySeeds } from "./ready.ts";
import { type Seed, seedVersion } from "./seed.ts";

/** A seed that cannot be used; nothing of it was applied. */
export class SeedError extends Error {
  override readonly name = "SeedError";
}

const lists = ["invoices", "templates", "estimates", "estimateTemplates", "schedules"] as const;
const fieldsOfAccount: readonly string[] = ["brand", "altId", "settings", ...lists];

/**
 * Reads a seed from outside: one of the ready ones by its name, or its data.
 *
 * @param brands those that a ready one is for.
 * @throws SeedError that names the place that cannot be meant.
 */
export function readSeed(given: unknown, brands: readonly Brand[]): Seed {
  if (typeof given === "string") {
    const ready = readySeeds[given];
    if (ready) return ready(brands);
    throw new SeedError(`There is no seed "${given}"; there is ${Object.keys(readySeeds).join(", ")}`);
  }
  const { version, accounts, ...others } = objectAt(given, "The seed");
  if (version !== seedVersion) {
    throw new SeedError(
      `version must be ${seedVersion}, not ${JSON.stringify(version)}: that is the format that this sandbox reads`,
    );
  }
  refuseOthers(others, "The seed", ["version", "accounts"]);
  for (const [index, account] of listAt(accounts, "accounts").entries())
    checkAccount(account, `accounts.${index}`);
  // Each request is held against the contract before it is carried out.
  return given as Seed;
}

function checkAccount(given: unknown, place: string): void {
  const account = objectAt(given, place);
  for (const field of ["brand", "altId"]) {
    if (typeof account[field] !== "string" || account[field] === "")
      throw new SeedError(`${place}.${field} must be a text`);
  }
  const others = Object.fromEntries(
    Object.entries(account).filter(([field]) => !fieldsOfAccount.includes(field)),
  );
  refuseOthers(others, place, fieldsOfAccount);
  if (account["settings"] !== undefined) objectAt(account["settings"], `${place}.settings`);
  for (const list of lists) {
    for (const [index, record] of listAt(account[list] ?? [], `${place}.${list}`).entries()) {
      const at = `${place}.${list}.${index}`;
      const { id, request } = objectAt(record, at);
      objectAt(request, `${at}.request`);
      if (id !== undefined && (typeof id !== "string" || !/^[\w-]{1,64}$/.test(id))) {
        throw new SeedError(`${at}.id must be a text of 1 to 64 letters, digits, - and _`);
      }
    }
  }
}

function objectAt(value: unknown, place: string): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new SeedError(`${place} must be a JSON object`);
  return Object.fromEntries(Object.entries(value));
}

function listAt(value: unknown, place: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new SeedError(`${place} must be a list`);
  return value;
}

function refuseOthers(others: object, place: string, known: readonly string[]): void {
  const [other] = Object.keys(others);
  if (other !== undefined)
    throw new SeedError(`${place} has a field "${other}" that no seed has; there are ${known.join(", ")}`);
}
