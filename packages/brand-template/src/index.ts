import type { ClientOptions, RequestMethod } from "@crm-invoices/core";
import { createBrandClient } from "@crm-invoices/core/brand";
import type { Operations, Version } from "./client.ts";
import { brand } from "./operations.ts";

export * from "@crm-invoices/core";
export type * from "./client.ts";
export { spec } from "./operations.ts";
export type * from "./types.ts";
export { versions } from "./versions.ts";

/** A client of the Invoices API: a method for each operation, and one for any other. */
export interface InvoicesClient extends Operations {
  /** Sends a request of an operation that the description does not have, with everything that the methods have. */
  readonly request: RequestMethod<Version>;
}

/**
 * Creates a client of the Invoices API. It has a method for each operation, named by its operation id. The token, the
 * `Version` header, `altId` and the brand's `altType` are sent for you.
 *
 * A named operation resolves with `data` or `error`; a failure of any kind is an `error`, whose `uncertain` says whether the
 * call may have been carried out all the same. It rejects only with what the caller's own `token`,
 * `onRetry` or middleware throws. Amounts are in major currency units: 999 is
 * $999.00.
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
 *     cheque: { number: "129-129-129-912" },
 *     notes: "Paid at the counter",
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
