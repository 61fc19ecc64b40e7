import type { ClientOptions } from "@crm-invoices/core";
import { type Client, createBrandFetchClient } from "@crm-invoices/core/openapi-fetch";
import type { Operations, Version } from "./client.ts";
import { brand } from "./operations.ts";
import type { paths } from "./types.ts";

export * from "@crm-invoices/core";
export type { Client, Middleware } from "@crm-invoices/core/openapi-fetch";
export type * from "./client.ts";
export type { InvoicesClient } from "./index.ts";
export { spec } from "./operations.ts";
export type * from "./types.ts";
export { versions } from "./versions.ts";

/** A client of the Invoices API that is an openapi-fetch client too. */
export interface InvoicesFetchClient extends Operations, Client<paths> {}

/**
 * Creates a client of the Invoices API with the methods of openapi-fetch beside the named operations, for what is built
 * on an openapi-fetch `Client<paths>`. It takes the same options. `GET`, `POST` and so on behave as openapi-fetch has it, and
 * their requests go through the same checks, time limits and retries: they reject with an `InvoicesError` when there is no
 * complete response, a redirect or an id that would change the path.
 *
 * @example
 * const client = createClient({ token, altId: "6578278e879ad2646715ba9c" });
 * const { data, error } = await client.GET("/invoices/{invoiceId}", {
 *   params: { path: { invoiceId: "6578278e879ad2646715ba9c" } },
 * });
 *
 * @throws TypeError that names the option that cannot be used.
 */
export function createClient(options: ClientOptions<Version>): InvoicesFetchClient {
  return createBrandFetchClient<InvoicesFetchClient>(brand, options);
}
