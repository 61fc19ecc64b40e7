import { addDays } from "../../worlds/days.ts";
import type { Context } from "../context.ts";
import { send } from "../invoices/change.ts";
import { keptOf, titleOf } from "../invoices/content.ts";
import { newDraft } from "../invoices/create.ts";
import { settingsOf } from "../settings/settings.ts";
import { nextIssue } from "./next-issue.ts";
import { schedules } from "./stored.ts";

/** Issues and sends the invoice that is due, and finds out when the next one is. */
export async function issueInvoice(context: Context, id: string): Promise<void> {
  const stored = await context.records(schedules).lock(id);
  if (stored?.next === undefined) return;
  context.rules.decide("schedule-issues");
  const { name, currency, businessDetails, contactDetails, discount, liveMode, next } = stored;
  const first = stored.issued.length === 0;
  const content = {
    ...keptOf(stored),
    ...(await titleOf(context, stored.title)),
    name,
    currency,
    issueDate: next.day,
    dueDate: addDays(next.day, (await settingsOf(context)).dueAfterXDays),
    businessDetails,
    contactDetails,
    discount,
    // Only the first invoice carries a setup fee.
    items: stored.items.filter(({ isSetupFeeItem }) => first || !isSetupFeeItem),
  };
  const draft = await newDraft(context, content, { liveMode });
  await send(context, draft, {});
  const issued = {
    ...stored,
    status: "active" as const,
    issued: [...stored.issued, draft._id],
    last: next.at,
  };
  await context.records(schedules).replace({ ...issued, next: nextIssue(context, issued) });
  if (first) await context.journal("status", id, { from: stored.status, to: issued.status });
}
