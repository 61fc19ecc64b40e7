import type { Call } from "@crm-invoices/mock";
import type { Context } from "../context.ts";
import { pathParameter } from "../operation.ts";
import { ApiRefusal } from "../refusal.ts";
import { invoices, type StoredInvoice } from "./stored.ts";

const words = "Unable to find an invoice with the given invoice id";

/** The invoice that a path names, for operations that read it. */
export async function findInvoice(context: Context, call: Call): Promise<StoredInvoice> {
  const found = await context.records(invoices).get(pathParameter(call, "invoiceId"));
  return found ?? unknown(context, call.operationId);
}

/** The invoice that a path names, for operations that change it. */
export const lockNamed = (context: Context, call: Call): Promise<StoredInvoice> =>
  lockInvoice(context, call.operationId, pathParameter(call, "invoiceId"));

/** An invoice that is going to be changed: until that is done, no other operation can change it. */
export async function lockInvoice(context: Context, operationId: string, id: string): Promise<StoredInvoice> {
  return (await context.records(invoices).lock(id)) ?? unknown(context, operationId);
}

function unknown({ rules }: Context, operationId: string): never {
  if (operationId === "deleteInvoice" || operationId === "voidInvoice") {
    rules.decide("unknown-invoice");
    throw new ApiRefusal(400, words);
  }
  throw new ApiRefusal(rules.decide("unknown-invoice-elsewhere") === "404" ? 404 : 400, words);
}

/** Refuses whatever would change a void invoice. */
export function refuseVoid({ rules }: Context, { status }: StoredInvoice): void {
  if (status === "void" && rules.decide("void-again") === "refuse") {
    throw new ApiRefusal(400, "Invoice is void");
  }
}
