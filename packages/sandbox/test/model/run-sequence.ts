import { expect } from "@jest/globals";
import type { KeptInvoice } from "./account.ts";
import { compare } from "./compare.ts";
import { Model } from "./model.ts";
import { type Place, Scene } from "./scene.ts";
import type { Step } from "./steps.ts";
import { World } from "./world.ts";

/**
 * Does each step and holds every answer against the model; in the end all that is there, and the journal.
 *
 * @param elsewhere where the same accounts have nothing: another brand of the same world.
 */
export async function runSequence(
  place: Place,
  steps: readonly Step[],
  elsewhere: readonly Place[] = [],
): Promise<void> {
  const world = new World(place);
  await world.begin();
  for (const step of steps) await world.perform(step);
  await world.settle();
  for (const scene of world.scenes) await checkLists(scene);
  await checkJournal(world.scenes);
  for (const other of elsewhere) await checkLists(new Scene(other, new Model(), 0));
}

/** Everything that an account has is listed, and nothing else. */
async function checkLists(scene: Scene): Promise<void> {
  const { account } = scene;
  const list = async (path: string) => (await scene.ask("GET", `${path}?limit=1000&offset=0`)).body;
  const invoices = await list("/invoices");
  expect(invoices.total).toBe(account.invoices.length);
  eachOf(invoices.invoices, account.invoices, compare.invoice);
  const numbers = invoices.invoices.map(({ invoiceNumber }: { invoiceNumber: string }) => invoiceNumber);
  expect(new Set(numbers).size).toBe(numbers.length);
  const estimates = await list("/invoices/estimate/list");
  expect(estimates.total).toBe(account.estimates.length);
  eachOf(estimates.estimates, account.estimates, compare.estimate);
  const schedules = await list("/invoices/schedule");
  expect(schedules.total).toBe(account.schedules.length);
  eachOf(schedules.schedules, account.schedules, compare.schedule);
  for (const [path, of] of [
    ["/invoices/template", "invoice"],
    ["/invoices/estimate/template", "estimate"],
  ] as const) {
    const kept = account.templates.filter((template) => template.of === of);
    const templates = await list(path);
    expect(templates.totalCount).toBe(kept.length);
    eachOf(templates.data, kept, compare.template);
  }
}

function eachOf<Shown extends { readonly _id: string }, Kept extends { readonly id: string }>(
  shown: readonly Shown[],
  kept: readonly Kept[],
  check: (shown: Shown, kept: Kept) => void,
): void {
  const byId = new Map(shown.map((each) => [each._id, each]));
  for (const each of kept) {
    const found = byId.get(each.id);
    if (found === undefined) throw new Error(`The list lacks ${JSON.stringify(each)}.`);
    check(found, each);
  }
}

interface Entry {
  readonly time: string;
  readonly event: string;
  readonly subject: string;
  readonly detail: {
    readonly amount?: string;
    readonly from?: string;
    readonly to?: string;
    readonly status?: string;
  };
}

/** What was paid and charged is what the journal says, each status follows from the one before, and time never runs back. */
async function checkJournal(scenes: readonly [Scene, Scene]): Promise<void> {
  const { body } = await scenes[0].askMock("GET", "/__mock/journal?limit=10000");
  const journal: readonly Entry[] = body.journal;
  const times = journal.map(({ time }) => time);
  expect(times).toEqual([...times].sort());
  const bySubject = Map.groupBy(journal, ({ subject }) => subject);
  for (const { account } of scenes) {
    for (const invoice of account.invoices) checkInvoice(bySubject.get(invoice.id) ?? [], invoice);
    for (const record of [...account.estimates, ...account.schedules])
      checkStatus(bySubject.get(record.id) ?? [], "draft", record.status);
  }
}

function checkInvoice(entries: readonly Entry[], { status, paid, charged }: KeptInvoice): void {
  const sum = (event: string): number =>
    entries
      .filter((entry) => entry.event === event)
      .reduce((cents, { detail }) => cents + Math.round(Number(detail.amount) * 100), 0);
  expect({ paid: sum("payment"), charged: sum("late-fee") }).toEqual({ paid, charged });
  const created = entries.filter(({ event }) => event === "created");
  expect(created).toHaveLength(1);
  checkStatus(entries, created[0]?.detail.status ?? "", status);
}

function checkStatus(entries: readonly Entry[], first: string, last: string): void {
  let now = first;
  for (const { detail } of entries.filter(({ event }) => event === "status")) {
    expect(detail.from).toBe(now);
    now = detail.to ?? "";
  }
  expect(now).toBe(last);
}
