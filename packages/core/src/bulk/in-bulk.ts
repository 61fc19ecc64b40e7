import { fieldOf } from "../messages.ts";
import { type Pace, paced } from "../paced.ts";
import { tried } from "../tried.ts";

/** The state of one item. */
export interface BulkEntry {
  /** The item's key, as `keyOf` returns it. */
  readonly key: string;
  /**
   * - `started`: it is in progress, or was when the program ended. In the latter case its outcome is unknown.
   * - `done`: it was certainly carried out.
   * - `failed`: it was certainly not carried out.
   * - `unknown`: it may have been carried out.
   */
  readonly state: "started" | "done" | "failed" | "unknown";
  /** The verdict on the item, or the message of its error; undefined while it is in progress, and after a plain success. */
  readonly says?: string;
}

/** The state of all items so far, as plain JSON. */
export interface BulkReport {
  /** The items that were started, in that order. */
  readonly entries: readonly BulkEntry[];
  /** Why the run ended, or `running`. */
  readonly end: "running" | "finished" | "unknown outcome" | "aborted";
}

/** The options of `inBulk`. */
export interface BulkOptions<Item> {
  /** Returns the key that identifies an item, in this run and in those that resume it. */
  readonly keyOf: (item: Item) => string;
  /** How many items are in progress at the same time; an integer of 1 or more. Default: 4. */
  readonly concurrency?: number | undefined;
  /** The rate at which items may start. Default: no limit. */
  readonly pace?: Omit<Pace, "fetch"> | undefined;
  /** Is called with the report whenever an item starts or ends. Save it, to resume from it. What it throws ends the run. */
  readonly onProgress?: ((report: BulkReport) => void | Promise<void>) | undefined;
  /** The report of an earlier run. Items that failed are run again; those that are done, started or unknown are not. */
  readonly resume?: BulkReport | undefined;
  /** Starts no further item once aborted; those in progress are completed. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs a function for many items, a few at a time, and stops at the first unknown outcome: items in progress are completed,
 * and no further one starts. The report is plain JSON. If `onProgress` saves it, which is called before each item starts, a
 * later run can resume even after the program was killed. An item whose outcome is unknown is never run again: find out what
 * became of it, and set its `state` in the report to `done` or `failed`.
 *
 * @param work Resolves with the result of a client's method, of `createInvoiceOnce` or of `recordPaymentOnce`. If it rejects,
 * the outcome is unknown.
 *
 * @example
 * const report = await inBulk(invoices, (body) => createInvoiceOnce(client, { body }), {
 *   keyOf: ({ invoiceNumber }) => invoiceNumber,
 *   onProgress: (report) => writeFile("report.json", JSON.stringify(report)),
 * });
 *
 * @throws TypeError, before any item starts, when two items have the same key or an option cannot be used.
 * @throws what `onProgress` throws, once the items in progress are completed.
 */
export async function inBulk<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<object>,
  options: BulkOptions<Item>,
): Promise<BulkReport> {
  const { keyOf, concurrency = 4, pace, onProgress, resume, signal } = options;
  if (!(Number.isInteger(concurrency) && concurrency >= 1)) {
    throw new TypeError('The option "concurrency" must be a whole number of 1 or more.');
  }
  if (resume !== undefined && !Array.isArray(fieldOf(resume, "entries"))) {
    throw new TypeError('The option "resume" must be a report, parsed if it was kept as JSON.');
  }
  const { turn } = paced(pace ?? { requests: 1, interval: 0 });
  const keyed = new Map<string, Item>();
  for (const item of items) {
    const key = keyOf(item);
    if (keyed.has(key)) throw new TypeError(`Two items have the key ${JSON.stringify(key)}.`);
    keyed.set(key, item);
  }
  const entries = new Map<string, BulkEntry>();
  for (const entry of resume?.entries ?? []) {
    if (entry.state === "failed") continue;
    entries.set(entry.key, entry.state === "started" ? { ...entry, state: "unknown" } : entry);
  }
  const waiting = [...keyed].filter(([key]) => !entries.has(key));
  let end: BulkReport["end"] = "running";
  let telling: Promise<void> = Promise.resolve();

  const report = (): BulkReport => ({ entries: [...entries.values()], end });
  /** One after the other, so that the last that is kept is the newest. */
  const tell = (): Promise<void> => {
    const now = report();
    telling = telling.then(() => onProgress?.(now));
    return telling;
  };

  async function run(): Promise<void> {
    while (end === "running") {
      if (signal?.aborted) end = "aborted";
      const next = end === "running" ? waiting.shift() : undefined;
      if (!next) return;
      const [key, item] = next;
      try {
        await turn(signal);
      } catch {
        end = "aborted";
        return;
      }
      if (end !== "running") return;
      entries.set(key, { key, state: "started" });
      await tell();
      const entry = { key, ...(await outcomeOf(() => work(item))) };
      entries.set(key, entry);
      if (entry.state === "unknown") end = "unknown outcome";
      await tell();
    }
  }

  const runs = await Promise.allSettled(
    Array.from({ length: concurrency }, async () => {
      try {
        await run();
      } catch (error) {
        end = "aborted";
        throw error;
      }
    }),
  );
  // Only what was told can throw. Those at work have ended by now.
  for (const ended of runs) if (ended.status === "rejected") throw ended.reason;
  if (end === "running") end = "finished";
  await tell();
  return report();
}

const certain: Readonly<Record<string, BulkEntry["state"]>> = {
  recorded: "done",
  created: "done",
  exists: "done",
  "not recorded": "failed",
  "not created": "failed",
};

/** What the result of an item says of it. */
async function outcomeOf(work: () => Promise<object>): Promise<Omit<BulkEntry, "key">> {
  try {
    const result = await work();
    const verdict = fieldOf(result, "verdict");
    const error = fieldOf(result, "error");
    if (verdict !== undefined) return { state: certain[`${verdict}`] ?? "unknown", says: `${verdict}` };
    if (error === undefined) return { state: "done" };
    const state = fieldOf(error, "uncertain") === false ? "failed" : "unknown";
    return { state, says: messageOf(error) };
  } catch (error) {
    return { state: "unknown", says: messageOf(error) };
  }
}

const messageOf = (error: unknown): string => tried(() => String(fieldOf(error, "message") ?? error)) ?? "";
