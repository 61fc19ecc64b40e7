import { type Client, type ClientOptions, createBrandClient } from "@crm-invoices/core";
import { brand } from "./generated/operations.ts";
import type { paths } from "./generated/types.ts";

export type { Client, ClientOptions, Middleware } from "@crm-invoices/core";
export type * from "./generated/types.ts";

/**
 * Creates a client of the Invoices API: an openapi-fetch client that sends the token, the `Version` header, `altId` and
 * the brand's `altType` with each request that wants them.
 *
 * A method such as `client.POST` answers with `data` or, when the API refuses the request, with `error`; both come with
 * `response`. It rejects only when there is no answer, with the error of `fetch`. Amounts are in major currency units:
 * 999 is $999.00.
 *
 * @example
 * const client = createClient({
 *   token: process.env.INVOICES_TOKEN ?? "",
 *   altId: "6578278e879ad2646715ba9c",
 * });
 * const { data, error } = await client.POST("/invoices/{invoiceId}/record-payment", {
 *   params: { path: { invoiceId: "6578278e879ad2646715ba9c" } },
 *   body: {
 *     mode: "card",
 *     card: { brand: "visa", last4: "4242" },
 *     cheque: { number: "129-129-129-912" },
 *     notes: "This was a direct payment",
 *     amount: 999,
 *   },
 * });
 * if (error) throw new Error(JSON.stringify(error));
 * console.log(data.invoice.amountDue);
 *
 * @throws TypeError that names the option, when `token`, `altId` or `baseUrl` cannot be used.
 */
export function createClient(options: ClientOptions): Client<paths> {
  return createBrandClient<paths>(brand, options);
}
