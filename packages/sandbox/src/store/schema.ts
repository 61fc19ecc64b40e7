import type { Generated, Kysely } from "kysely";

/** A world: what one value of `X-Mock-Client` sees. */
interface WorldRow {
  readonly name: string;
  /** The clock, as JSON. */
  clock: string;
  /** The rules that were chosen for this world, as JSON. */
  rules: string;
  /** The faults that wait for webhooks, as JSON. */
  faults: string;
  /** Counts the ids that were made, where these are deterministic. */
  ids: number;
  /** The layer that the world writes to. */
  layer: string;
  /** The layers below it that have its records, the uppermost first, as JSON. */
  below: string;
  /** The layers below it that have its journal and its events, as JSON. */
  past: string;
}

/** Anything that the API keeps: one row each, whose `document` holds all of it, and columns for what is looked up. */
export interface RecordRow {
  readonly layer: string;
  /** The brand and the account or location, see `Tenant`. */
  readonly tenant: string;
  /** What it is: `invoice`, `template`, `schedule` and so on. */
  readonly kind: string;
  readonly id: string;
  /** Counts up: the order in which records came to be. */
  readonly position: number;
  number: string | null;
  status: string;
  live: number;
  contact: string | null;
  /** What a search looks at, in small letters. */
  search: string;
  /** A day as a text, which sorts as days follow. */
  issued: string | null;
  /** When the clock has to look at it again, an instant as an ISO text; null when never. */
  due: string | null;
  document: string;
  /** 1 where it hides a record of a layer below, which was deleted. */
  removed: Generated<number>;
}

/** What happened, in order. Nothing in it is ever changed. */
interface JournalRow {
  readonly sequence: Generated<number>;
  readonly layer: string;
  readonly tenant: string;
  readonly time: string;
  readonly event: string;
  /** The id of the record that it happened to. */
  readonly subject: string;
  /** What else there is to tell, as JSON. */
  readonly detail: string;
}

/** Counts up per tenant, such as invoice numbers. */
interface CounterRow {
  readonly world: string;
  readonly tenant: string;
  readonly name: string;
  value: number;
}

/** What webhooks are to tell, in the order in which it happened. */
interface EventRow {
  readonly sequence: Generated<number>;
  readonly layer: string;
  readonly tenant: string;
  /** The `webhookId`. */
  readonly id: string;
  readonly type: string;
  readonly time: string;
  /** The body, as JSON. */
  readonly body: string;
}

/** A webhook on its way: an event, or what a fault makes of it. */
interface DeliveryRow {
  readonly sequence: Generated<number>;
  readonly world: string;
  /** The id of the event. */
  readonly event: string;
  /** When it is sent, or sent again: an instant of the world's clock. */
  due: string;
  /** `own`, or `other` where it is signed with a wrong key. */
  readonly key: string;
  /** 1 where the connection breaks off. */
  readonly cut: number;
  state: string;
  attempts: number;
  /** Until when it belongs to the process that is sending it, an instant of the real clock. */
  lease: string | null;
  /** What the receiver answered last. */
  status: number | null;
}

/** A layer that a world has no more; its rows are deleted once no other world has it. */
interface ForgottenRow {
  readonly layer: string;
}

/** A private key, PKCS #8 as PEM. */
interface KeyRow {
  readonly name: string;
  readonly pem: string;
}

export interface Tables {
  deliveries: DeliveryRow;
  keys: KeyRow;
  events: EventRow;
  worlds: WorldRow;
  records: RecordRow;
  journal: JournalRow;
  counters: CounterRow;
  forgotten: ForgottenRow;
}

export type Database = Kysely<Tables>;
