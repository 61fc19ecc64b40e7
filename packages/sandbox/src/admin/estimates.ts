import type { ProviderRoute } from "@crm-invoices/mock";
import { Context } from "../operations/context.ts";
import { decideEstimate } from "../operations/estimates/actions.ts";
import { estimates } from "../operations/estimates/stored.ts";
import { ApiRefusal } from "../operations/refusal.ts";
import { RuleBook } from "../rules/book.ts";
import type { Settings } from "../settings.ts";
import { parseTenant } from "../worlds/tenant.ts";
import { enterWorld } from "../worlds/world.ts";
import { AdminError, fieldsOf, route } from "./route.ts";

/** What a contact does on the page of an estimate. */
export function estimateRoutes({
  store,
  beginning,
  rules,
  evidence,
  timeZone,
  ids,
}: Settings): ProviderRoute[] {
  return [
    route("POST", "/estimate", (name, { body }) =>
      store.transaction(async (transaction) => {
        const { estimateId, decision } = fieldsOf(body);
        if (typeof estimateId !== "string" || (decision !== "accepted" && decision !== "declined")) {
          throw new AdminError(
            'The body must be { "estimateId": "…", "decision": "accepted" or "declined" }',
          );
        }
        const world = await enterWorld(transaction, name, beginning);
        const row = await transaction.db
          .selectFrom("records")
          .select("tenant")
          .where("world", "=", name)
          .where("kind", "=", estimates.name)
          .where("id", "=", estimateId)
          .executeTakeFirst();
        if (row === undefined)
          throw new AdminError(`There is no estimate ${JSON.stringify(estimateId)} in this world`);
        const tenant = parseTenant(row.tenant);
        const book = new RuleBook({ ...rules, ...world.rules }, evidence);
        const context = new Context({ store: transaction, world, tenant, rules: book, timeZone, ids });
        const { estimateStatus } = await decideEstimate(context, estimateId, decision).catch((error) => {
          throw error instanceof ApiRefusal ? new AdminError(error.message) : error;
        });
        return { estimateId, estimateStatus };
      }),
    ),
  ];
}
