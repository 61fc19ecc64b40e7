import type { Settings } from "../settings.ts";
import { StoreUnavailable } from "../store/unavailable.ts";
import { now } from "../worlds/clock.ts";
import { mainWorld, readWorld } from "../worlds/world.ts";
import { choicesInForce } from "./rules.ts";

/** What `GET /__mock/state` shows of a world under `provider`. */
export interface SandboxState {
  /** What the clock of the world shows, an ISO instant. */
  readonly now: string;
  readonly clock: "running" | "frozen";
  /** When the clock has something to do next, an ISO instant; null when never. */
  readonly nextDue: string | null;
  /** How many records of each kind the world has, whoever they belong to, such as `{ "invoice": 3 }`. */
  readonly records: Readonly<Record<string, number>>;
  /** Which choice of each rule holds. */
  readonly rules: Readonly<Record<string, string>>;
  /** How many webhooks wait to be delivered; where nobody receives them, all of them. */
  readonly webhooks: number;
}

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
