import type { CreateEstimateRequest } from "@crm-invoices/highlevel";
import { addDays, dayAt, isDay } from "../../worlds/days.ts";
import type { Context } from "../context.ts";
import { itemsOf } from "../invoices/content.ts";
import { price } from "../invoices/price.ts";
import { ApiRefusal } from "../refusal.ts";
import { settingsOf } from "../settings/settings.ts";
import type { StoredEstimate } from "./stored.ts";

type Content = Omit<
  StoredEstimate,
  | "_id"
  | "estimateStatus"
  | "estimateNumber"
  | "revision"
  | "history"
  | "lastVisitedAt"
  | "createdAt"
  | "updatedAt"
>;

/** The longest name that callers report to be accepted. */
const longestName = 40;

/** What an estimate says, from the request that makes or replaces it. */
export async function estimateContent(context: Context, body: CreateEstimateRequest): Promise<Content> {
  refuseReported(context, body);
  const {
    altId: _altId,
    altType: _altType,
    sendEstimateDetails: _send,
    estimateNumber: _number,
    userId,
    ...sent
  } = body;
  const settings = await settingsOf(context);
  const today = dayAt(context.now, context.timeZone);
  if (sent.issueDate === undefined || sent.expiryDate === undefined) {
    context.rules.decide("estimate-dates-left-out");
  }
  const issueDate = sent.issueDate ?? today;
  const items = await itemsOf(context, sent.items);
  return {
    ...sent,
    title: sent.title ?? settings.estimatesTitle,
    estimateNumberPrefix: sent.estimateNumberPrefix ?? settings.estimateNumberPrefix,
    liveMode: sent.liveMode ?? true,
    issueDate,
    expiryDate: sent.expiryDate ?? addDays(issueDate, settings.estimatesExpireAfterXDays),
    items,
    total: price(context, { ...sent, items }).total,
    ...(userId !== undefined && { updatedBy: userId }),
  };
}

/** Refuses what callers report to be refused although it is documented. */
function refuseReported(
  { rules }: Context,
  { name, title, items, issueDate, expiryDate }: CreateEstimateRequest,
): void {
  if (name.length > longestName && rules.decide("estimate-name-length") === "refuse") {
    throw new ApiRefusal(422, `name must be shorter than or equal to ${longestName} characters`);
  }
  const untyped = items.some(({ type }) => type === undefined);
  if ((title === undefined || untyped) && rules.decide("estimate-title-and-type") === "fail") {
    throw new ApiRefusal(500, "Internal server error");
  }
  for (const [field, day] of Object.entries({ issueDate, expiryDate })) {
    if (day === undefined || isDay(day)) continue;
    rules.decide("estimate-dates");
    throw new ApiRefusal(422, `${field} must be a valid date, YYYY-MM-DD`);
  }
}
