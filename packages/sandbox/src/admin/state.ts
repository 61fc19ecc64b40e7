import type { Settings } from "../settings.ts";
import { StoreUnavailable } from "../store/unavailable.ts";
import { now } from "../worlds/clock.ts";
import { mainWorld, readWorld } from "../worlds/world.ts";
import { choicesInForce } from "./rules.ts";
import type { SandboxState } from "./sandbox-state.ts";

/** Null for a world that has not begun; a text that says why where the data cannot be reached. */
export async function stateOf(
  { store, rules }: Settings,
  name: string = mainWorld,
): Promise<SandboxState | string | null> {
  try {
    return await store.transaction(async (transaction) => {
      const world = await readWorld(transaction, name);
      if (world === undefined) return null;
      const { clock, nextDue = null } = world;
      const { waiting } = await transaction.db
        .selectFrom("deliveries")
        .select(({ fn }) => fn.countAll<number>().as("waiting"))
        .where("world", "=", name)
        .where("state", "=", "pending")
        .executeTakeFirstOrThrow();
      return {
        now: now(clock).toISOString(),
        clock: clock.kind,
        nextDue,
        records: await transaction.countRecords(name),
        rules: choicesInForce({ ...rules, ...world.rules }),
        webhooks: Number(waiting),
      };
    });
  } catch (error) {
    if (error instanceof StoreUnavailable) return error.message;
    throw error;
  }
}
