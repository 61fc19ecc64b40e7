import type { StoreTransaction } from "../store/store.ts";
import { now } from "../worlds/clock.ts";
import { readWorld } from "../worlds/world.ts";
import { headersOf, type Keys } from "./keys.ts";

/** A webhook exactly as it is sent, or would be: its body and its headers. */
export interface CollectedWebhook {
  readonly sequence: number;
  readonly webhookId: string;
  readonly type: string;
  readonly due: string;
  /** `pending` until it was answered with 2xx; it stays so where there is no receiver. */
  readonly state: string;
  readonly attempts: number;
  /** What the receiver answered last. */
  readonly status: number | null;
  readonly brokenOff: boolean;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The webhooks of a world that are due, in the order in which they are sent. */
export async function collectWebhooks(
  store: StoreTransaction,
  keys: Keys,
  world: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<CollectedWebhook[]> {
  const begun = await readWorld(store, world);
  if (begun === undefined) return [];
  const { clock, layers } = begun;
  const rows = await store.db
    .selectFrom("deliveries")
    .innerJoin("events", "events.id", "deliveries.event")
    .select([
      "deliveries.sequence",
      "deliveries.due",
      "event",
      "type",
      "state",
      "attempts",
      "status",
      "cut",
      "key",
      "body",
    ])
    .where("world", "=", world)
    .where("layer", "in", layers.past)
    .where("deliveries.sequence", ">", after)
    .where("due", "<=", now(clock).toISOString())
    .orderBy("due")
    .orderBy("deliveries.sequence")
    .limit(limit)
    .execute();
  return rows.map(({ sequence, event, type, due, state, attempts, status, cut, key, body }) => ({
    sequence: Number(sequence),
    webhookId: event,
    type,
    due,
    state,
    attempts,
    status,
    brokenOff: cut === 1,
    body,
    headers: headersOf(body, keys, key),
  }));
}
