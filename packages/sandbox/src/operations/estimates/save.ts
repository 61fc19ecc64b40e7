import type { Call } from "@crm-invoices/mock";
import type { Context } from "../context.ts";
import { lockRecord } from "../find.ts";
import { pathParameter } from "../operation.ts";
import { type EstimateStatus, estimates, type StoredEstimate } from "./stored.ts";

/** The estimate that a path names, for operations that change it. */
export const lockNamedEstimate = (context: Context, call: Call): Promise<StoredEstimate> =>
  lockRecord(context, estimates, pathParameter(call, "estimateId"));

/** Keeps what was done with an estimate. */
export async function saveEstimate(
  context: Context,
  before: StoredEstimate,
  action: string,
  changes: Partial<StoredEstimate>,
): Promise<StoredEstimate> {
  const now = context.now.toISOString();
  const after: StoredEstimate = {
    ...before,
    ...changes,
    revision: before.revision + 1,
    history: [...before.history, { action, timestamp: now }],
    updatedAt: now,
  };
  await context.records(estimates).replace(after);
  await tellStatus(context, after._id, before.estimateStatus, after.estimateStatus);
  return after;
}

async function tellStatus(
  context: Context,
  id: string,
  from: EstimateStatus,
  to: EstimateStatus,
): Promise<void> {
  if (from !== to) await context.journal("status", id, { from, to });
}
