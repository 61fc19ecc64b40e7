import type { Layers } from "./layers.ts";
import { prepared } from "./prepared.ts";
import type { StoreTransaction } from "./store.ts";

/** What the journal tells of. */
export type JournalEvent =
  | "created"
  | "changed"
  | "deleted"
  | "status"
  | "payment"
  | "late-fee"
  | "clock"
  | "rules"
  | "delivery";

/** One line of the journal. */
export interface JournalEntry {
  readonly sequence: number;
  /** An instant of the world's clock. */
  readonly time: string;
  /** Brand, altType and altId; empty for what concerns the whole world. */
  readonly tenant: string;
  readonly event: string;
  /** The id of what it happened to. */
  readonly subject: string;
  readonly detail: unknown;
}

/** Adds a line; amounts in `detail` are texts, which are exact. */
export async function writeJournal(
  transaction: StoreTransaction,
  {
    detail,
    ...entry
  }: {
    /** The world's own. */
    readonly layer: string;
    readonly tenant: string;
    readonly time: string;
    readonly event: JournalEvent;
    readonly subject: string;
    readonly detail: object;
  },
): Promise<void> {
  await insertEntry(transaction, { ...entry, detail: JSON.stringify(detail) });
}

const insertEntry = prepared(({ db, parameter }) =>
  db.insertInto("journal").values({
    layer: parameter("layer"),
    tenant: parameter("tenant"),
    time: parameter("time"),
    event: parameter("event"),
    subject: parameter("subject"),
    detail: parameter("detail"),
  }),
);

/** The lines in the layers of a world, oldest first; of one subject where it is named. */
export async function readJournal(
  { db }: StoreTransaction,
  { past }: Layers,
  { subject, after = 0, limit = 1000 }: { subject?: string | undefined; after?: number; limit?: number } = {},
): Promise<JournalEntry[]> {
  const rows = await db
    .selectFrom("journal")
    .selectAll()
    .where("layer", "in", past)
    .where("sequence", ">", after)
    .$if(subject !== undefined, (lines) => lines.where("subject", "=", subject ?? ""))
    .orderBy("sequence")
    .limit(limit)
    .execute();
  return rows.map(({ sequence, time, tenant, event, subject: id, detail }) => ({
    sequence: Number(sequence),
    time,
    tenant,
    event,
    subject: id,
    detail: JSON.parse(detail),
  }));
}
