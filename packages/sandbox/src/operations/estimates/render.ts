import type { Estimate } from "@crm-invoices/highlevel";
import { numberOf } from "../../money/amount.ts";
import { startOfDay } from "../../worlds/days.ts";
import type { Context } from "../context.ts";
import { businessOf, type OfBrand } from "../invoices/render.ts";
import type { StoredEstimate } from "./stored.ts";

/** An estimate as the API answers it, with the status and the number that callers report. */
export async function renderEstimate(
  context: Context,
  stored: StoredEstimate,
  { deleted = false }: { readonly deleted?: boolean } = {},
): Promise<OfBrand<Estimate>> {
  context.rules.decide("estimate-fields");
  const { tenant, timeZone } = context;
  const { revision, history, items, total, sentTo, automaticTaxesEnabled, lastVisitedAt, ...rest } = stored;
  const { miscellaneousCharges: _charges, paymentScheduleConfig: _config, ...shown } = rest;
  const amount = numberOf(total);
  return {
    ...shown,
    altId: tenant.altId,
    altType: tenant.altType,
    deleted,
    businessDetails: businessOfEstimate(stored.businessDetails),
    contactDetails: { customFields: [], ...stored.contactDetails },
    items: items.map((item) => ({ taxes: [], ...item })),
    total: amount,
    totalamountInUSD: amount,
    issueDate: startOfDay(stored.issueDate, timeZone).toISOString(),
    expiryDate: startOfDay(stored.expiryDate, timeZone).toISOString(),
    automaticTaxesEnabled: automaticTaxesEnabled ?? false,
    automaticTaxesCalculated: false,
    companyId: tenant.altId,
    meta: stored.meta ?? {},
    estimateActionHistory: [...history],
    sentTo: { email: sentTo?.email ?? [], phoneNo: sentTo?.phoneNo ?? [] },
    lastVisitedAt: lastVisitedAt ?? stored.createdAt,
    __v: revision,
    traceId: await context.newId(),
  };
}

/** Custom values go in as texts and come back as objects. */
export function businessOfEstimate(business: StoredEstimate["businessDetails"]): Estimate["businessDetails"] {
  const { customValues, ...shown } = businessOf(business);
  return { ...shown, ...(customValues && { customValues: customValues.map((value) => ({ value })) }) };
}
