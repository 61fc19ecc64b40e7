import type { RuleBook } from "../rules/book.ts";
import type { JournalEvent } from "../store/journal.ts";
import { writeJournal } from "../store/journal.ts";
import type { Kind, Records } from "../store/records.ts";
import type { StoreTransaction } from "../store/store.ts";
import { now } from "../worlds/clock.ts";
import type { TimeZone } from "../worlds/days.ts";
import { countedId, type IdKind, randomId } from "../worlds/ids.ts";
import type { Tenant } from "../worlds/tenant.ts";
import { countId, type World } from "../worlds/world.ts";

interface ContextParts {
  readonly store: StoreTransaction;
  readonly world: World;
  readonly tenant: Tenant;
  readonly rules: RuleBook;
  readonly timeZone: TimeZone;
  readonly ids: IdKind;
  /** When it happens, where that is not now: what was due happens at the time at which it was. */
  readonly at?: Date | undefined;
  /** Default: false. */
  readonly overlaps?: boolean;
  /** The id of the record that a seed makes, where it names one. */
  readonly pinned?: string | undefined;
  /** Whether it is for a seed, of which no webhook tells. Default: false. */
  readonly seeding?: boolean;
}

/** All that an operation works with. It lives as long as the transaction of one call. */
export class Context {
  readonly store: StoreTransaction;
  readonly world: World;
  readonly tenant: Tenant;
  readonly rules: RuleBook;
  /** Of the location, in which days begin and end. */
  readonly timeZone: TimeZone;
  /** Whether this process is still answering an equal call on the same record. */
  readonly overlaps: boolean;
  /** What the world's clock showed when the call came. */
  readonly now: Date;
  /** Whether webhooks tell of it. */
  readonly told: boolean;
  readonly #ids: IdKind;
  readonly #pinned: string | undefined;

  constructor(parts: ContextParts) {
    const { store, world, tenant, rules, timeZone, ids, at, pinned } = parts;
    const { overlaps = false, seeding = false } = parts;
    this.store = store;
    this.world = world;
    this.tenant = tenant;
    this.rules = rules;
    this.timeZone = timeZone;
    this.now = at ?? now(world.clock);
    this.overlaps = overlaps;
    this.told = !seeding;
    this.#ids = ids;
    this.#pinned = pinned;
  }

  /** The id of a new record. */
  async newRecordId(): Promise<string> {
    return this.#pinned ?? this.newId();
  }

  async newId(): Promise<string> {
    if (this.#ids === "random") return randomId(this.now);
    return countedId(this.world.name, await countId(this.store, this.world.name));
  }

  /** The records of one kind that belong to the tenant. */
  records<Document>(kind: Kind<Document>): Records<Document> {
    return this.store.records(kind, this.world.name, this.tenant.key);
  }

  /** Adds a line to the journal; amounts in `detail` are texts, which are exact. */
  journal(event: JournalEvent, subject: string, detail: object): Promise<void> {
    const { name } = this.world;
    const time = this.now.toISOString();
    return writeJournal(this.store, { world: name, tenant: this.tenant.key, time, event, subject, detail });
  }

  /** Counts up for the tenant; the count is taken when the transaction ends well. */
  count(name: string): Promise<number> {
    return this.store.count(this.world.name, this.tenant.key, name);
  }
}
