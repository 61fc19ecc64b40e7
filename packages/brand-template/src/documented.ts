import type { ClientOptions, RequestMethod } from "@crm-invoices/core";
import { createBrandClient } from "@crm-invoices/core/brand";
import type { Operations, Version } from "./documented/client.ts";
import { brand } from "./operations.ts";

export * from "@crm-invoices/core";
export type * from "./documented/client.ts";
export type * from "./documented/types.ts";
export { versions } from "./documented/versions.ts";
export { spec } from "./operations.ts";

/** A client of the Invoices API as its documentation describes it: a method for each operation. */
export interface InvoicesClient extends Operations {
  /** Sends a request of an operation that the description does not have, with everything that the methods have. */
  readonly request: RequestMethod<Version>;
}

/**
 * Creates the same client as the main entry, with types that ask for everything that is documented as required, and
 * promise everything that is documented as always present, whatever callers observe. What is sent and answered is the same.
 *
 * @example
 * const client = createClient({
 *   token: process.env.INVOICES_TOKEN ?? "",
 *   altId: "6578278e879ad2646715ba9c",
 * });
 * const { data, error } = await client.recordInvoicePayment({
 *   invoiceId: "6578278e879ad2646715ba9c",
 *   body: {
 *     mode: "cheque",
 *     card: { brand: "", last4: "" },
 *     cheque: { number: "129-129-129-912" },
 *     notes: "This was a direct payment",
 *     amount: 999,
 *   },
 * });
 * if (error) throw error;
 * console.log(data.invoice.amountDue);
 *
 * @throws TypeError that names the option that cannot be used.
 */
export function createClient(options: ClientOptions<Version>): InvoicesClient {
  return createBrandClient<InvoicesClient>(brand, options);
}
