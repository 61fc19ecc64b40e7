import { type Client, createBrandFetchClient } from "@crm-invoices/core/openapi-fetch";
import { brand, type paths, recordingOptions } from "./fixture.ts";

// Nothing here runs; the compiler checks that what is right compiles and what is marked does not.
const client = createBrandFetchClient<Client<paths>>(brand, recordingOptions());

client.POST("/invoices/", { body: { name: "A", mode: "cash" } });
client.POST("/invoices/", { body: { name: "A", altId: "another", altType: "location" } });
client.GET("/invoices/");

// @ts-expect-error A required field is missing.
client.POST("/invoices/", { body: { mode: "cash" } });

// @ts-expect-error The value is not one of the enum.
client.POST("/invoices/", { body: { name: "A", mode: "barter" } });

// @ts-expect-error The altType is another brand's.
client.POST("/invoices/", { body: { name: "A", altType: "account" } });

// @ts-expect-error The altType in the query is another brand's.
client.GET("/invoices/", { params: { query: { altType: "account" } } });

// @ts-expect-error A field has the wrong type.
client.POST("/invoices/", { body: { name: 19 } });

// @ts-expect-error The id in the path is missing.
client.PUT("/invoices/{invoiceId}", { body: { name: "A" } });

// @ts-expect-error There is no such path.
client.GET("/invoice/");

// @ts-expect-error The token is missing.
createBrandFetchClient<Client<paths>>(brand, { altId: "any" });

// @ts-expect-error The account's id is missing.
createBrandFetchClient<Client<paths>>(brand, { token: "any" });

// @ts-expect-error An option is misspelled.
createBrandFetchClient<Client<paths>>(brand, { token: "any", altId: "any", baseURL: "https://example.com" });

export async function readsTypedData(): Promise<string> {
  const { data, error } = await client.GET("/invoices/");
  return data ? data.name : error.message.join();
}
