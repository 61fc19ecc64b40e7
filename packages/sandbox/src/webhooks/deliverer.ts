import { writeJournal } from "../store/journal.ts";
import type { Store, StoreTransaction } from "../store/store.ts";
import { now } from "../worlds/clock.ts";
import { isSnapshot } from "../worlds/copies.ts";
import { readWorld } from "../worlds/world.ts";
import { headersOf, type Keys } from "./keys.ts";
import { post } from "./send.ts";

/** Seconds of the world's clock until the next attempt, after each one that failed; then it is given up. */
const backoff = [60, 300, 1800, 7200, 21_600];
/** How long a delivery is left to who claimed it, in real time; a process that died lets go of it so. */
const leaseMilliseconds = 30_000;
/** The longest time that a timer can wait. */
const longestTimer = 2 ** 31 - 1;
/** Milliseconds until a database that could not be reached is asked again. */
const retryMilliseconds = 5000;

interface Claimed {
  readonly sequence: number;
  readonly event: string;
  readonly tenant: string;
  readonly due: string;
  readonly attempt: number;
  readonly key: string;
  readonly cut: boolean;
  readonly body: string;
}

/** What delivers in a world, and what does so after it, for whatever came in the meantime. */
interface Run {
  readonly current: Promise<void>;
  next: Promise<void> | undefined;
}

/** Posts the events of each world to its receiver, in the order in which they are due, at least once. */
export class Deliverer {
  readonly #store: Store;
  readonly #url: URL;
  readonly #keys: Keys;
  readonly #stop = new AbortController();
  /** By world. */
  readonly #runs = new Map<string, Run>();
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(store: Store, url: URL, keys: Keys) {
    this.#store = store;
    this.#url = url;
    this.#keys = keys;
  }

  /** Goes on with what an earlier process has left. */
  async start(): Promise<void> {
    const worlds = await this.#store.transaction(({ db }) =>
      db.selectFrom("deliveries").select("world").where("state", "=", "pending").distinct().execute(),
    );
    for (const { world } of worlds) if (!isSnapshot(world)) void this.deliver(world);
  }

  /** Delivers all that is due in a world; what fails is due again later. */
  deliver(world: string): Promise<void> {
    const run = this.#runs.get(world);
    if (run === undefined) return this.#begin(world);
    if (run.next === undefined) {
      const begin = () => this.#begin(world);
      run.next = run.current.then(begin, begin);
      run.next.catch(() => {});
    }
    return run.next;
  }

  #begin(world: string): Promise<void> {
    const run: Run = { current: this.#deliverDue(world), next: undefined };
    this.#runs.set(world, run);
    const end = (): void => {
      if (run.next === undefined) this.#runs.delete(world);
    };
    run.current.then(end, () => {
      end();
      this.#deliverIn(world, retryMilliseconds);
    });
    return run.current;
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    await Promise.allSettled([...this.#runs.values()].flatMap(({ current, next }) => [current, next]));
  }

  async #deliverDue(world: string): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const claimed = await this.#store.transaction((store) => claim(store, world));
      if (claimed === undefined) return this.#wait(world);
      const { body, key, cut } = claimed;
      const headers = headersOf(body, this.#keys, key);
      const status = await post(this.#url, { body, headers, cut, signal: this.#stop.signal });
      // What was broken off by the end of this process is not held against the receiver.
      if (this.#stop.signal.aborted && status === undefined) return;
      await this.#store.transaction((store) => settle(store, world, claimed, status));
    }
  }

  /** Comes back when the next delivery is due, where the clock gets there by itself. */
  async #wait(world: string): Promise<void> {
    const due = await this.#store.transaction(async (store) => {
      const { clock } = (await readWorld(store, world)) ?? {};
      if (clock?.kind !== "running") return undefined;
      const row = await store.db
        .selectFrom("deliveries")
        .select("due")
        .where("world", "=", world)
        .where("state", "=", "pending")
        .orderBy("due")
        .limit(1)
        .executeTakeFirst();
      return row && Math.max(Date.parse(row.due) - now(clock).getTime(), 1000);
    });
    this.#deliverIn(world, due);
  }

  #deliverIn(world: string, milliseconds: number | undefined): void {
    clearTimeout(this.#timers.get(world));
    this.#timers.delete(world);
    if (milliseconds === undefined || this.#stop.signal.aborted) return;
    const timer = setTimeout(() => void this.deliver(world), Math.min(milliseconds, longestTimer));
    this.#timers.set(world, timer.unref());
  }
}

async function claim(store: StoreTransaction, world: string): Promise<Claimed | undefined> {
  const begun = await readWorld(store, world);
  if (begun === undefined) return undefined;
  const { clock, layers } = begun;
  const real = Date.now();
  const next = store.db
    .selectFrom("deliveries")
    .select(["sequence", "event", "due", "attempts", "key", "cut"])
    .where("world", "=", world)
    .where("state", "=", "pending")
    .where("due", "<=", now(clock).toISOString())
    .where((row) => row.or([row("lease", "is", null), row("lease", "<", new Date(real).toISOString())]))
    .orderBy("due")
    .orderBy("sequence")
    .limit(1);
  const row = await (store.dialect === "postgres" ? next.forUpdate().skipLocked() : next).executeTakeFirst();
  if (row === undefined) return undefined;
  await store.db
    .updateTable("deliveries")
    .set({ lease: new Date(real + leaseMilliseconds).toISOString(), attempts: row.attempts + 1 })
    .where("sequence", "=", row.sequence)
    .execute();
  const { body, tenant } = await store.db
    .selectFrom("events")
    .select(["body", "tenant"])
    .where("layer", "in", layers.past)
    .where("id", "=", row.event)
    .executeTakeFirstOrThrow();
  const { sequence, event, due, key } = row;
  return { sequence, event, tenant, due, attempt: row.attempts + 1, key, cut: row.cut === 1, body };
}

async function settle(
  store: StoreTransaction,
  world: string,
  { sequence, event, tenant, due, attempt }: Claimed,
  status: number | undefined,
): Promise<void> {
  const { layers } = (await readWorld(store, world)) ?? {};
  const done = status !== undefined && status >= 200 && status < 300;
  const wait = backoff[attempt - 1];
  const state = done ? "delivered" : wait === undefined ? "failed" : "pending";
  const again = done || wait === undefined ? due : new Date(Date.parse(due) + wait * 1000).toISOString();
  const { numUpdatedRows } = await store.db
    .updateTable("deliveries")
    .set({ state, due: again, lease: null, status: status ?? null, cut: 0 })
    .where("sequence", "=", sequence)
    .executeTakeFirst();
  // The world was forgotten in the meantime.
  if (numUpdatedRows === 0n || layers === undefined) return;
  const detail = { attempt, state, status: status ?? "no answer" };
  await writeJournal(store, {
    layer: layers.own,
    tenant,
    time: due,
    event: "delivery",
    subject: event,
    detail,
  });
}
