import type {
  CreateInvoiceScheduleRequest,
  Invoice,
  InvoiceSchedule,
  UpdateInvoiceScheduleRequest,
} from "@crm-invoices/highlevel";
import type { Call } from "@crm-invoices/mock";
import { numberOf } from "../../money/amount.ts";
import type { Context } from "../context.ts";
import { findRecord, lockRecord } from "../find.ts";
import { itemsOf } from "../invoices/content.ts";
import { price } from "../invoices/price.ts";
import { businessOf, type OfBrand, renderInvoice } from "../invoices/render.ts";
import { invoices } from "../invoices/stored.ts";
import { listPage, listQuery, liveOf } from "../list.ts";
import { bodyOf, type Operation, ok, pathParameter, queryParameter } from "../operation.ts";
import { ApiRefusal } from "../refusal.ts";
import { nextIssue, refuseUnreadable } from "./next-issue.ts";
import { type StoredSchedule, schedules } from "./stored.ts";

export const createInvoiceSchedule: Operation = async (context, call) => {
  const { altId: _altId, altType: _altType, items, ...sent } = bodyOf<CreateInvoiceScheduleRequest>(call);
  refuseUnreadable(context, sent.schedule);
  const now = context.now.toISOString();
  const lines = await itemsOf(context, items);
  const created: StoredSchedule = {
    _id: await context.newRecordId(),
    status: "draft",
    ...sent,
    items: lines,
    total: price(context, { ...sent, items: lines }).total,
    issued: [],
    createdAt: now,
    updatedAt: now,
  };
  await context.records(schedules).insert(created, await context.count("position"));
  await context.journal("created", created._id, { kind: schedules.name });
  return ok(await renderSchedule(context, created));
};

export const getInvoiceSchedule: Operation = async (context, call) => {
  const found = await findRecord(context, schedules, pathParameter(call, "scheduleId"));
  return ok(await renderSchedule(context, found));
};

export const listInvoiceSchedules: Operation = async (context, call) => {
  const { documents, total } = await listPage(context, schedules, {
    ...listQuery(context, call),
    status: queryParameter(call, "status"),
    live: liveOf(queryParameter(call, "paymentMode")),
  });
  const shown = [];
  for (const schedule of documents) shown.push(await renderSchedule(context, schedule));
  return ok({ schedules: shown, total });
};

export const updateInvoiceSchedule: Operation = async (context, call) => {
  const stored = await lockSchedule(context, call);
  const { altId: _altId, altType: _altType, items, ...sent } = bodyOf<UpdateInvoiceScheduleRequest>(call);
  refuseUnreadable(context, sent.schedule);
  if (stored.status === "cancelled") refuseCancelled(context);
  const lines = await itemsOf(context, items);
  const changed = {
    ...stored,
    ...sent,
    items: lines,
    total: price(context, { ...sent, items: lines }).total,
  };
  // A rule that changed begins anew; what was issued already counts.
  return ok(await saveSchedule(context, changed, { restart: stored.status !== "draft" }));
};

export const deleteInvoiceSchedule: Operation = async (context, call) => {
  const { _id, status } = await lockSchedule(context, call);
  if (status === "scheduled" || status === "active") {
    context.rules.decide("delete-of-started-schedule");
    throw new ApiRefusal(400, "A schedule that was started can not be deleted");
  }
  await context.records(schedules).remove(_id);
  await context.journal("deleted", _id, { kind: schedules.name });
  return ok({ success: true });
};

/** The schedule that a path names, for operations that change it. */
export const lockSchedule = (context: Context, call: Call): Promise<StoredSchedule> =>
  lockRecord(context, schedules, pathParameter(call, "scheduleId"));

/** Keeps a schedule, and gives it as the API answers it. */
export async function saveSchedule(
  context: Context,
  schedule: StoredSchedule,
  { restart }: { readonly restart: boolean },
): Promise<ShownSchedule> {
  const next = restart ? nextIssue(context, { ...schedule, next: undefined }) : schedule.next;
  const saved = { ...schedule, next, updatedAt: context.now.toISOString() };
  await context.records(schedules).replace(saved);
  await context.journal("changed", saved._id, { kind: schedules.name, status: saved.status });
  return renderSchedule(context, saved);
}

export function refuseCancelled({ rules }: Context): never {
  rules.decide("cancelled-schedule");
  throw new ApiRefusal(400, "The schedule is cancelled");
}

type ShownSchedule = Omit<OfBrand<InvoiceSchedule>, "invoices"> & {
  readonly invoices: readonly OfBrand<Invoice>[];
};

async function renderSchedule(context: Context, stored: StoredSchedule): Promise<ShownSchedule> {
  const { issued, next: _next, last: _last, autoPayment: _autoPayment, total, items, ...shown } = stored;
  const found = [];
  for (const id of issued) found.push(await context.records(invoices).get(id));
  const { title = "", termsNotes = "" } = stored;
  return {
    ...shown,
    altId: context.tenant.altId,
    altType: context.tenant.altType,
    title,
    termsNotes,
    compiledTermsNotes: termsNotes,
    businessDetails: businessOf(stored.businessDetails),
    contactDetails: { customFields: [], ...stored.contactDetails },
    items: items.map((item) => ({ taxes: [], ...item })),
    total: numberOf(total),
    invoices: found.flatMap((invoice) => (invoice === undefined ? [] : [renderInvoice(context, invoice)])),
  };
}
