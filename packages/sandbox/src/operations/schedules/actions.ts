import type {
  AutoPayment,
  StartInvoiceScheduleRequest,
  UpdateInvoiceScheduleAutoPaymentRequest,
} from "@crm-invoices/highlevel";
import type { Context } from "../context.ts";
import { bodyOf, type Operation, ok } from "../operation.ts";
import { ApiRefusal } from "../refusal.ts";
import { lockSchedule, refuseCancelled, saveSchedule } from "./schedules.ts";
import type { StoredSchedule } from "./stored.ts";

export const startInvoiceSchedule: Operation = async (context, call) => {
  const stored = await lockSchedule(context, call);
  const { liveMode, autoPayment } = bodyOf<StartInvoiceScheduleRequest>(call);
  if (autoPayment === undefined && context.rules.decide("start-without-auto-payment") === "fail") {
    throw new ApiRefusal(500, "Internal server error");
  }
  if (autoPayment !== undefined) refuseAutoPayment(context, autoPayment);
  return ok(await start(context, { ...stored, liveMode, autoPayment }));
};

/** Nothing says where the new content would come from, so that there is none. */
export const updateAndScheduleInvoiceSchedule: Operation = async (context, call) => {
  context.rules.decide("update-and-schedule");
  return ok(await start(context, await lockSchedule(context, call)));
};

export const cancelInvoiceSchedule: Operation = async (context, call) => {
  const stored = await lockSchedule(context, call);
  const { rules } = context;
  if (stored.status === "cancelled") refuseCancelled(context);
  if (stored.status === "draft") {
    rules.decide("cancel-needs-start");
    throw new ApiRefusal(400, "A schedule that was not started can not be cancelled");
  }
  await context.journal("status", stored._id, { from: stored.status, to: "cancelled" });
  const cancelled: StoredSchedule = { ...stored, status: "cancelled", next: undefined };
  const body = await saveSchedule(context, cancelled, { restart: false });
  return { status: Number(rules.decide("cancel-answer")), undeclared: true, body };
};

export const updateInvoiceScheduleAutoPayment: Operation = async (context, call) => {
  const stored = await lockSchedule(context, call);
  const { id, autoPayment } = bodyOf<UpdateInvoiceScheduleAutoPaymentRequest>(call);
  context.rules.decide("auto-payment");
  if (stored.status !== "active") throw new ApiRefusal(400, "The schedule is not active");
  if (id !== stored._id) throw new ApiRefusal(400, "id must be the id of the schedule");
  refuseAutoPayment(context, autoPayment);
  return ok(await saveSchedule(context, { ...stored, autoPayment }, { restart: false }));
};

async function start(context: Context, stored: StoredSchedule) {
  if (stored.status === "cancelled") refuseCancelled(context);
  context.rules.decide("schedule-lifecycle");
  const status = stored.status === "active" ? "active" : "scheduled";
  if (status !== stored.status)
    await context.journal("status", stored._id, { from: stored.status, to: status });
  return saveSchedule(context, { ...stored, status }, { restart: true });
}

function refuseAutoPayment(
  { rules }: Context,
  { enable, type, customerId, paymentMethodId }: AutoPayment,
): void {
  if (!enable) return;
  const faults = [
    ...(type === "saved_card" ? [] : ["autoPayment.type must be saved_card"]),
    ...(customerId === undefined ? ["autoPayment.customerId should not be empty"] : []),
    ...(paymentMethodId === undefined ? ["autoPayment.paymentMethodId should not be empty"] : []),
  ];
  if (faults.length === 0) return;
  rules.decide("auto-payment-type");
  throw new ApiRefusal(422, faults.join(", "));
}
