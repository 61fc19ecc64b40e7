import type { Context } from "../operations/context.ts";
import { prepared } from "../store/prepared.ts";
import { readFaults, setFaults } from "../worlds/world.ts";
import type { InvoiceEventType } from "./event-type.ts";
import { delayed, type Fault } from "./fault.ts";

interface Planned {
  readonly event: string;
  readonly due: Date;
  readonly key?: "other";
  readonly cut?: true;
}

/** Plans how an event is delivered, within the transaction of what it tells of: once and at once, unless a fault waits for it. */
export async function planDelivery(context: Context, type: InvoiceEventType, event: string): Promise<void> {
  const { store, world, now } = context;
  const faults = world.faults.length === 0 ? [] : await readFaults(store, world.name);
  const waiting = faults.find((fault) => "fault" in fault && (fault.type ?? type) === type);
  const held = faults.flatMap((fault) => ("held" in fault ? [fault.held] : []));
  const planned = waiting === undefined ? [{ event, due: now }] : await withFault(context, waiting, event);
  await insert(context, [...planned, ...held.map((id) => ({ event: id, due: now }))]);
  context.deliver();
  if (faults.length === 0) return;
  const left = faults.flatMap((fault) => {
    if ("held" in fault) return [];
    if (fault !== waiting) return [fault];
    return fault.count > 1 ? [{ ...fault, count: fault.count - 1 }] : [];
  });
  const reordered = waiting !== undefined && "fault" in waiting && waiting.fault === "reorder";
  await setFaults(store, world.name, reordered ? [...left, { held: event }] : left);
}

async function withFault(context: Context, waiting: Fault, event: string): Promise<Planned[]> {
  const { now, timeZone } = context;
  const plain: Planned = { event, due: now };
  if ("held" in waiting) return [plain];
  switch (waiting.fault) {
    case "duplicate":
      return [plain, plain];
    case "delay":
      return [{ event, due: delayed(now, waiting.by ?? "", timeZone) }];
    // It is held, and follows the next event.
    case "reorder":
    case "drop":
      return [];
    case "replay":
      return [plain, { event: await oldest(context), due: now }];
    case "wrong-key":
      return [{ ...plain, key: "other" }];
    case "break-off":
      return [{ ...plain, cut: true }];
  }
}

/** The first event of the world, which was sent long ago, if anything was. */
async function oldest({ store, world }: Context): Promise<string> {
  const { id } = await store.db
    .selectFrom("events")
    .select("id")
    .where("layer", "in", world.layers.past)
    .orderBy("sequence")
    .limit(1)
    .executeTakeFirstOrThrow();
  return id;
}

async function insert({ store, world }: Context, planned: readonly Planned[]): Promise<void> {
  for (const { event, due, key = "own", cut = false } of planned) {
    await insertDelivery(store, {
      world: world.name,
      event,
      due: due.toISOString(),
      key,
      cut: cut ? 1 : 0,
    });
  }
}

const insertDelivery = prepared(({ db, parameter }) =>
  db.insertInto("deliveries").values({
    world: parameter("world"),
    event: parameter("event"),
    due: parameter("due"),
    key: parameter("key"),
    cut: parameter("cut"),
    state: "pending",
    attempts: 0,
  }),
);
