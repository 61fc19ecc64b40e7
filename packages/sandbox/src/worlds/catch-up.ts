import { Context } from "../operations/context.ts";
import { due } from "../operations/due.ts";
import type { Settings } from "../settings.ts";
import { recordsIn } from "../store/layers.ts";
import type { StoreTransaction } from "../store/store.ts";
import { now } from "./clock.ts";
import { parseTenant } from "./tenant.ts";
import { holdWorld, readWorld, type World } from "./world.ts";

/** How many steps one call catches up with: a fee each minute for a year would otherwise hold it for minutes. */
const most = 20_000;

/** There is more to catch up with than one call may; the next one goes on. */
export class CatchingUp extends Error {
  override readonly name = "CatchingUp";
}

/** Whether the world has something to do that its clock has reached. */
export const isBehind = ({ clock, nextDue }: World): boolean =>
  nextDue !== undefined && nextDue <= now(clock).toISOString();

/**
 * Does all that is due until what the world's clock shows: in the order in which it is due, each in a transaction of its own,
 * once, at the time at which it was due.
 *
 * @throws CatchingUp when that is more than one call may do.
 */
export async function catchUp(settings: Settings, name: string): Promise<void> {
  for (let steps = 0; steps < most; steps += 1) {
    if (!(await settings.store.transaction((transaction) => nextStep(settings, transaction, name)))) return;
  }
  throw new CatchingUp(
    `More than ${most} steps are due since the clock was moved. They are carried out in order: repeat the call`,
  );
}

async function nextStep(settings: Settings, store: StoreTransaction, name: string): Promise<boolean> {
  // Whoever else catches up waits, and then finds what is left.
  await holdWorld(store, name, "alone");
  const world = await readWorld(store, name);
  if (world === undefined) return false;
  const row = await recordsIn(store.db, world.layers.records)
    .select(["kind", "tenant", "id", "due", "position"])
    .where("due", "<=", now(world.clock).toISOString())
    .orderBy("due")
    .orderBy("position")
    .orderBy("kind")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return isBehind(world);
  const handle = due[row.kind];
  if (handle === undefined || row.due === null) throw new Error(`Nothing is ever due for a ${row.kind}.`);
  const tenant = parseTenant(row.tenant);
  await handle(new Context(settings, { store, world, tenant, at: new Date(row.due) }), row.id);
  return true;
}
