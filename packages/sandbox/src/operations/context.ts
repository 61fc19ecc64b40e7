import { RuleBook } from "../rules/book.ts";
import type { Settings } from "../settings.ts";
import type { JournalEvent } from "../store/journal.ts";
import { writeJournal } from "../store/journal.ts";
import type { Kind, Records } from "../store/records.ts";
import type { StoreTransaction } from "../store/store.ts";
import { now } from "../worlds/clock.ts";
import type { TimeZone } from "../worlds/days.ts";
import { countedId, randomId } from "../worlds/ids.ts";
import type { Tenant } from "../worlds/tenant.ts";
import { countId, type World } from "../worlds/world.ts";

/** What holds for all that happens in a sandbox. */
export type ContextSettings = Pick<Settings, "rules" | "evidence" | "timeZone" | "ids" | "deliverer">;

interface ContextParts {
  readonly store: StoreTransaction;
  readonly world: World;
  readonly tenant: Tenant;
  /** When it happens, where that is not now: what was due happens at the time at which it was. */
  readonly at?: Date | undefined;
  /** Default: false. */
  readonly overlaps?: boolean;
  /** The id of the record that a seed makes, where it names one. */
  readonly pinned?: string | undefined;
  /** Whether it is for a seed, of which no webhook tells, and which may rest on anything. Default: false. */
  readonly seeding?: boolean;
}

/** All that an operation works with. It lives as long as the transaction of one call. */
export class Context {
  readonly store: StoreTransaction;
  readonly world: World;
  readonly tenant: Tenant;
  /** Those of the sandbox, with what was chosen for the world. */
  readonly rules: RuleBook;
  /** Of the location, in which days begin and end. */
  readonly timeZone: TimeZone;
  /** Whether this process is still answering an equal call on the same record. */
  readonly overlaps: boolean;
  /** What the world's clock showed when the call came. */
  readonly now: Date;
  /** Whether webhooks tell of it. */
  readonly told: boolean;
  readonly #settings: ContextSettings;
  readonly #pinned: string | undefined;

  constructor(settings: ContextSettings, parts: ContextParts) {
    const { store, world, tenant, at, pinned, overlaps = false, seeding = false } = parts;
    this.store = store;
    this.world = world;
    this.tenant = tenant;
    this.rules = new RuleBook({ ...settings.rules, ...world.rules }, seeding ? "any" : settings.evidence);
    this.timeZone = settings.timeZone;
    this.now = at ?? now(world.clock);
    this.overlaps = overlaps;
    this.told = !seeding;
    this.#settings = settings;
    this.#pinned = pinned;
  }

  /** The id of a new record. */
  async newRecordId(): Promise<string> {
    return this.#pinned ?? this.newId();
  }

  async newId(): Promise<string> {
    if (this.#settings.ids === "random") return randomId(this.now);
    return countedId(this.world.name, await countId(this.store, this.world.name));
  }

  /** The records of one kind that belong to the tenant. */
  records<Document>(kind: Kind<Document>): Records<Document> {
    return this.store.records(kind, this.world, this.tenant.key);
  }

  /** Adds a line to the journal; amounts in `detail` are texts, which are exact. */
  journal(event: JournalEvent, subject: string, detail: object): Promise<void> {
    const { own: layer } = this.world.layers;
    const time = this.now.toISOString();
    return writeJournal(this.store, { layer, tenant: this.tenant.key, time, event, subject, detail });
  }

  /** Counts up for the tenant; the count is taken when the transaction ends well. */
  count(name: string): Promise<number> {
    return this.store.count(this.world.name, this.tenant.key, name);
  }

  /** Has what is due delivered once the transaction has ended well. */
  deliver(): void {
    const { deliverer } = this.#settings;
    if (deliverer) this.store.afterwards(() => void deliverer.deliver(this.world.name));
  }
}
