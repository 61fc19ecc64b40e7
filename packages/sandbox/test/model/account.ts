import type { Step } from "./steps.ts";

export const day = 86_400_000;

type Lines = Extract<Step, { readonly kind: "create" }>["items"];
type Fee = Extract<Step, { readonly kind: "create" }>["fee"];

const centsOf = (amount: number): number => Math.round(amount * 100);

export const totalOf = (items: Lines): number =>
  items.reduce((sum, { amount, qty }) => sum + centsOf(amount) * qty, 0);

export const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
export const startOf = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/** An invoice as a bookkeeper would keep it, in whole cents. */
export interface KeptInvoice {
  /** Empty until it was seen: what the clock makes tells its id nowhere. */
  id: string;
  status: string;
  total: number;
  paid: number;
  issued: string;
  due: string;
  fee: Fee;
  /** The late fees in the total, and when the last one was charged. */
  charged: number;
  lastFee: number | undefined;
  nextFee: number | undefined;
}

export interface KeptEstimate {
  readonly id: string;
  readonly number: number;
  status: string;
  total: number;
  autoInvoice: boolean;
}

export interface KeptSchedule {
  readonly id: string;
  status: string;
  total: number;
  start: number;
  every: number;
  count: number | null;
  readonly issued: KeptInvoice[];
  last: number | undefined;
  next: number | undefined;
}

export interface KeptTemplate {
  readonly id: string;
  readonly of: "invoice" | "estimate";
  total: number;
}

export type KeptRecord = KeptInvoice | KeptEstimate | KeptSchedule | KeptTemplate;

/** What an operation is expected to be answered: a refusal, or the record as it is now. */
export type Expected<Record> =
  | { readonly status: number; readonly record?: undefined }
  | { readonly status?: undefined; readonly record: Record };

const refused = (status: number) => ({ status });

/** The records of one account: the simple model of money and status. It shares no code with what it is held against. */
export class Account {
  invoices: KeptInvoice[] = [];
  estimates: KeptEstimate[] = [];
  schedules: KeptSchedule[] = [];
  templates: KeptTemplate[] = [];
  /** How many numbers were taken. */
  numbers = { invoice: 0, estimate: 0 };

  addInvoice(invoice: Pick<KeptInvoice, "id" | "total" | "due" | "issued"> & { fee?: Fee }): KeptInvoice {
    this.numbers.invoice += 1;
    const kept: KeptInvoice = {
      fee: null,
      ...invoice,
      status: "draft",
      paid: 0,
      charged: 0,
      lastFee: undefined,
      nextFee: undefined,
    };
    this.invoices.push(kept);
    return kept;
  }

  send(invoice: KeptInvoice, now: number): Expected<KeptInvoice> {
    if (invoice.status === "void") return refused(400);
    if (invoice.status === "paid") return refused(422);
    return this.#saved(invoice, invoice.status === "draft" ? "sent" : invoice.status, now);
  }

  makeVoid(invoice: KeptInvoice, now: number): Expected<KeptInvoice> {
    if (invoice.status === "void" || invoice.status === "draft") return refused(400);
    return this.#saved(invoice, "void", now);
  }

  remove(invoice: KeptInvoice): Expected<KeptInvoice> {
    if (invoice.status !== "draft") return refused(400);
    this.invoices.splice(this.invoices.indexOf(invoice), 1);
    return { record: invoice };
  }

  pay(invoice: KeptInvoice, given: number | null, now: number): Expected<KeptInvoice> {
    if (invoice.status === "void" || invoice.status === "paid") return refused(400);
    const due = invoice.total - invoice.paid;
    const amount = given === null ? due : centsOf(given);
    if (amount <= 0 || amount > due) return refused(422);
    invoice.paid += amount;
    return this.#saved(invoice, amount === due ? "paid" : "partially_paid", now);
  }

  /** @param send whether it is sent in the same step, which undoes all of it where that is refused. */
  change(
    invoice: KeptInvoice,
    { items, issued, due }: { readonly items: Lines; readonly issued: string; readonly due: string },
    now: number,
    send = false,
  ): Expected<KeptInvoice> {
    if (invoice.status === "void" || invoice.status === "paid") return refused(400);
    const total = totalOf(items) + invoice.charged;
    const paysAll = invoice.status === "partially_paid" && total === invoice.paid;
    if (total < invoice.paid || (paysAll && send)) return refused(422);
    Object.assign(invoice, { total, issued, due });
    const changed = this.#saved(invoice, paysAll ? "paid" : invoice.status, now);
    return send ? this.send(invoice, now) : changed;
  }

  setFee(invoice: KeptInvoice, fee: Fee, now: number): Expected<KeptInvoice> {
    if (invoice.status === "void" || invoice.status === "paid") return refused(400);
    invoice.fee = fee;
    return this.#saved(invoice, invoice.status, now);
  }

  /** Finds out when the clock charges the next fee. */
  #saved(invoice: KeptInvoice, status: string, now: number): { readonly record: KeptInvoice } {
    const { fee, lastFee, due } = invoice;
    invoice.status = status;
    const open = status === "sent" || status === "partially_paid";
    const next = lastFee === undefined ? startOf(due) + day : lastFee + (fee?.every ?? 0) * day;
    invoice.nextFee = open && fee !== null ? Math.max(next, now) : undefined;
    return { record: invoice };
  }

  decide(estimate: KeptEstimate, decision: string, now: number): Expected<KeptEstimate> {
    if (estimate.status !== "sent" && estimate.status !== "viewed") return refused(422);
    estimate.status = decision;
    if (decision === "accepted" && estimate.autoInvoice) this.#invoiceOf(estimate, now, true);
    return { record: estimate };
  }

  /** Gives the invoice that is made of an estimate. */
  toInvoice(estimate: KeptEstimate, mark: boolean, now: number): Expected<KeptInvoice> {
    if (estimate.status !== "accepted") return refused(400);
    return { record: this.#invoiceOf(estimate, now, mark) };
  }

  #invoiceOf(estimate: KeptEstimate, now: number, mark: boolean): KeptInvoice {
    if (mark) estimate.status = "invoiced";
    return this.addInvoice({ id: "", total: estimate.total, issued: dayOf(now), due: dayOf(now) });
  }

  start(schedule: KeptSchedule, now: number): Expected<KeptSchedule> {
    if (schedule.status === "cancelled") return refused(400);
    if (schedule.status === "draft") schedule.status = "scheduled";
    planIssue(schedule, now);
    return { record: schedule };
  }

  changeSchedule(
    schedule: KeptSchedule,
    content: Pick<KeptSchedule, "total" | "start" | "every" | "count">,
    now: number,
  ): Expected<KeptSchedule> {
    if (schedule.status === "cancelled") return refused(400);
    Object.assign(schedule, content);
    if (schedule.status !== "draft") planIssue(schedule, now);
    return { record: schedule };
  }

  cancel(schedule: KeptSchedule): Expected<KeptSchedule> {
    if (schedule.status === "cancelled" || schedule.status === "draft") return refused(400);
    schedule.status = "cancelled";
    schedule.next = undefined;
    return { record: schedule };
  }

  removeSchedule(schedule: KeptSchedule): Expected<KeptSchedule> {
    if (schedule.status === "scheduled" || schedule.status === "active") return refused(400);
    this.schedules.splice(this.schedules.indexOf(schedule), 1);
    return { record: schedule };
  }

  /** When the clock has something to do next. */
  nextDue(): number {
    return Math.min(
      ...this.invoices.map(({ nextFee = Number.POSITIVE_INFINITY }) => nextFee),
      ...this.schedules.map(({ next = Number.POSITIVE_INFINITY }) => next),
    );
  }

  /** Does all that is due until a time, in order. */
  settle(now: number): void {
    for (let next = this.nextDue(); next <= now; next = this.nextDue()) {
      const invoice = this.invoices.find(({ nextFee }) => nextFee === next);
      if (invoice) this.#charge(invoice, next);
      else this.#issue(next);
    }
  }

  #charge(invoice: KeptInvoice, at: number): void {
    const cents = invoice.fee?.cents ?? 0;
    invoice.total += cents;
    invoice.charged += cents;
    invoice.lastFee = at;
    this.#saved(invoice, invoice.status, at);
  }

  #issue(at: number): void {
    const schedule = this.schedules.find(({ next }) => next === at);
    if (schedule === undefined) return;
    const invoice = this.addInvoice({ id: "", total: schedule.total, issued: dayOf(at), due: dayOf(at) });
    this.send(invoice, at);
    schedule.issued.push(invoice);
    schedule.status = "active";
    schedule.last = at;
    planIssue(schedule, at);
  }
}

/** Finds out when a schedule issues its next invoice: at the start of every so manyth day, never twice for one time. */
function planIssue(schedule: KeptSchedule, now: number): void {
  const { start, every, count, issued, last = Number.NEGATIVE_INFINITY } = schedule;
  if (count !== null && issued.length >= count) {
    schedule.next = undefined;
    return;
  }
  const earliest = Math.max(start, now, last + 1);
  schedule.next = start + Math.ceil((earliest - start) / (every * day)) * every * day;
}
