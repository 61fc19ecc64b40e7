import type { Context } from "../context.ts";
import { type Operation, ok } from "../operation.ts";
import { ApiRefusal } from "../refusal.ts";
import { estimates } from "./stored.ts";

const counter = "estimate number";

/**
 * The number of an estimate: its own, or the next one.
 *
 * @param exceptId the estimate that may keep its own number.
 */
export async function takeEstimateNumber(
  context: Context,
  own: number | undefined,
  exceptId?: string,
): Promise<number> {
  const records = context.records(estimates);
  if (own === undefined) {
    for (;;) {
      const next = await context.count(counter);
      if (!(await records.hasNumber(String(next), exceptId))) return next;
    }
  }
  // Whoever else takes a number of this account waits until this one is taken or given up.
  await context.store.lockCounter(context.world.name, context.tenant.key, counter);
  if (await records.hasNumber(String(own), exceptId)) {
    if (context.rules.decide("estimate-number-in-use") === "refuse") {
      throw new ApiRefusal(400, "Estimate number already exists");
    }
  }
  return own;
}

/** Shows the next number; only an estimate takes it. */
export const generateEstimateNumber: Operation = async (context) => {
  const { store, world, tenant } = context;
  context.rules.decide("estimate-number");
  let estimateNumber = await store.nextCount(world.name, tenant.key, counter);
  while (await context.records(estimates).hasNumber(String(estimateNumber), undefined)) estimateNumber += 1;
  return ok({ estimateNumber, traceId: await context.newId() });
};
