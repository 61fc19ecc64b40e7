import type { Call } from "@crm-invoices/mock";
import type { Context } from "../context.ts";
import { ApiRefusal } from "../refusal.ts";
import { type EstimateStatus, estimates, type StoredEstimate } from "./stored.ts";

/** An estimate that is going to be changed: until that is done, no other operation can change it. */
export async function lockEstimate(context: Context, id: string | undefined): Promise<StoredEstimate> {
  const found = id === undefined ? undefined : await context.records(estimates).lock(id);
  if (found !== undefined) return found;
  context.rules.decide("unknown-record");
  throw new ApiRefusal(404, "Estimate not found");
}

export const lockNamedEstimate = (context: Context, { pathParameters }: Call): Promise<StoredEstimate> =>
  lockEstimate(context, pathParameters["estimateId"]);

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
