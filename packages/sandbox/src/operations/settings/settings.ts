import type { InvoiceSettings } from "@crm-invoices/highlevel";
import type { Kind } from "../../store/records.ts";
import type { Context } from "../context.ts";
import { type Operation, ok } from "../operation.ts";

/** What an account chose; what is left out is as in a new account. */
export type StoredSettings = Omit<InvoiceSettings, "altId" | "altType">;

/** The id of the settings of an account. */
export const settingsId = "settings";

export const settings: Kind<StoredSettings> = {
  name: "settings",
  columns: () => ({ id: settingsId, status: "", live: true, search: [] }),
};

/** The settings of a new account. */
const defaults = {
  title: "INVOICE",
  estimatesTitle: "ESTIMATE",
  termsNote: "",
  estimatesTermsNote: "",
  invoiceNumberPrefix: "INV-",
  estimateNumberPrefix: "EST-",
  dueAfterXDays: 0,
  estimatesExpireAfterXDays: 30,
} satisfies StoredSettings;

/** The settings of the tenant. Nothing in the API changes them; a seed does. */
export async function settingsOf(context: Context): Promise<StoredSettings & typeof defaults> {
  return { ...defaults, ...(await context.records(settings).get(settingsId)) };
}

export const getInvoiceSettings: Operation = async (context) => {
  context.rules.decide("settings");
  const { altId, altType } = context.tenant;
  return ok({ altId, altType, ...(await settingsOf(context)) });
};
