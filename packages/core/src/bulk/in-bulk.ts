import { fieldOf } from "../messages.ts";
import { type Pace, paced } from "../paced.ts";
import { tried } from "../tried.ts";

/** What has become of one item. */
export interface BulkEntry {
  readonly key: string;
  /**
   * - `started`: it is at work, or was when the program ended. Then its outcome is unknown.
   * - `done`, `failed`: it is certain that it was carried out, or that it was not.
   * - `unknown`: it may have been carried out.
   */
  readonly state: "started" | "done" | "failed" | "unknown";
  /** The verdict of the item, or the message of its error. */
  readonly says?: string;
}

/** What has become of all items so far; plain JSON. */
export interface BulkReport {
  /** Those that were begun, in the order in which they were. */
  readonly entries: readonly BulkEntry[];
  /** Why it ended; `running` while it has not. */
  readonly end: "running" | "finished" | "unknown outcome" | "aborted";
}

export interface BulkOptions<Item> {
  /** What identifies an item, in this run and in those that resume it. */
  readonly keyOf: (item: Item) => string;
  /** How many items are at work at the same time. Default: 4. */
  readonly concurrency?: number | undefined;
  /** How many items may begin in how much time. Default: as many as can. */
  readonly pace?: Omit<Pace, "fetch"> | undefined;
  /** Is told whenever an item begins or ends. Keep what it gets, to resume from it. What it throws ends the run. */
  readonly onProgress?: ((report: BulkReport) => void | Promise<void>) | undefined;
  /** The report of an earlier run: what it has as done or unknown is not run again, what failed is. */
  readonly resume?: BulkReport | undefined;
  /** Begins no further item; those at work end by themselves. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Does the same for many items, a few at a time, and stops at the first outcome that is unknown: those at work end, and no
 * further one begins. Its report is plain JSON; kept by `onProgress` before each item begins, it lets a later run resume even after
 * the program was killed. An item whose outcome is unknown is never run again by itself: find out what became of it, and
 * change its `state` in the report to `done` or `failed`.
 *
 * @param work Resolves with what a client's method or `createInvoiceOnce` or `recordPaymentOnce` resolves with. When it
 * rejects, the outcome is unknown.
 *
 * @example
 * const report = await inBulk(invoices, (body) => createInvoiceOnce(client, { body }), {
 *   keyOf: ({ invoiceNumber }) => invoiceNumber,
 *   onProgress: (report) => writeFile("report.json", JSON.stringify(report)),
 * });
 *
 * @throws TypeError, before anything begins, when two items have the same key or an option cannot be used.
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
