import type { Context } from "../context.ts";
import { ApiRefusal } from "../refusal.ts";
import { settingsOf } from "../settings/settings.ts";
import { invoices } from "./stored.ts";

const counter = "invoice number";
/** How many digits a counted number has at least. */
const digits = 6;

/**
 * The number of an invoice: its own, or the next one.
 *
 * @param exceptId the invoice that may keep its own number.
 */
export async function takeNumber(
  context: Context,
  own: string | undefined,
  givenPrefix: string | undefined,
  exceptId?: string,
): Promise<string> {
  if (own !== undefined) {
    await refuseDuplicate(context, own, exceptId);
    return own;
  }
  context.rules.decide("invoice-number");
  const prefix = givenPrefix ?? (await settingsOf(context)).invoiceNumberPrefix;
  for (;;) {
    const number = numbered(prefix, await context.count(counter));
    // Somebody may have chosen it already.
    if (!(await context.records(invoices).hasNumber(number, exceptId))) return number;
  }
}

/** The number that the next invoice gets. */
export async function nextNumber(context: Context): Promise<string> {
  context.rules.decide("invoice-number");
  if (context.rules.decide("generated-number") === "reserved") {
    return takeNumber(context, undefined, undefined);
  }
  const { invoiceNumberPrefix: prefix } = await settingsOf(context);
  const { store, world, tenant } = context;
  let next = await store.nextCount(world.name, tenant.key, counter);
  while (await context.records(invoices).hasNumber(numbered(prefix, next), undefined)) next += 1;
  return numbered(prefix, next);
}

async function refuseDuplicate(
  context: Context,
  number: string,
  exceptId: string | undefined,
): Promise<void> {
  // Whoever else takes a number of this account waits until this one is taken or given up.
  await context.store.lockCounter(context.world.name, context.tenant.key, counter);
  if (!(await context.records(invoices).hasNumber(number, exceptId))) return;
  if (context.rules.decide("duplicate-number") === "refuse") {
    throw new ApiRefusal(400, "Invoice number already exists");
  }
}

const numbered = (prefix: string, count: number): string => `${prefix}${String(count).padStart(digits, "0")}`;
