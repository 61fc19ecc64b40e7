import type { ProviderRoute } from "@crm-invoices/mock";
import { Context } from "../operations/context.ts";
import { decideEstimate } from "../operations/estimates/actions.ts";
import { estimates } from "../operations/estimates/stored.ts";
import { ApiRefusal } from "../operations/refusal.ts";
import type { Settings } from "../settings.ts";
import { recordsIn } from "../store/layers.ts";
import { parseTenant } from "../worlds/tenant.ts";
import { enterWorld } from "../worlds/world.ts";
import { AdminError, fieldsOf, route } from "./route.ts";

/** What a contact does on the page of an estimate. */
export function estimateRoutes(settings: Settings): ProviderRoute[] {
  return [
    route("POST", "/estimate", (name, { body }) =>
      settings.store.transaction(async (store) => {
        const { estimateId, decision } = fieldsOf(body);
        if (typeof estimateId !== "string" || (decision !== "accepted" && decision !== "declined")) {
          throw new AdminError(
            'The body must be { "estimateId": "…", "decision": "accepted" or "declined" }',
          );
        }
        const world = await enterWorld(store, name, settings.beginning);
        const row = await recordsIn(store.db, world.layers.records)
          .select("tenant")
          .where("kind", "=", estimates.name)
          .where("id", "=", estimateId)
          .executeTakeFirst();
        if (row === undefined)
          throw new AdminError(`There is no estimate ${JSON.stringify(estimateId)} in this world`);
        const tenant = parseTenant(row.tenant);
        const context = new Context(settings, { store, world, tenant });
        const { estimateStatus } = await decideEstimate(context, estimateId, decision).catch((error) => {
          throw error instanceof ApiRefusal ? new AdminError(error.message) : error;
        });
        return { estimateId, estimateStatus };
      }),
    ),
  ];
}
