import { brand } from "../src/generated/operations.ts";
import { type Client, createClient, type paths, type RecordInvoicePaymentRequest } from "../src/index.ts";

// Nothing here runs; the compiler checks that what is right compiles and what is marked does not.
const client: Client<paths> = createClient({ token: "any", altId: "any" });
const params = { path: { invoiceId: "any" } };
const body: RecordInvoicePaymentRequest = {
  mode: "card",
  card: { brand: "visa", last4: "4242" },
  cheque: { number: "129-129-129-912" },
  notes: "This was a direct payment",
};

client.POST("/invoices/{invoiceId}/record-payment", { params, body });
client.POST("/invoices/{invoiceId}/record-payment", { params, body: { ...body, altType: brand.altType } });

// @ts-expect-error The altType is no brand's.
client.POST("/invoices/{invoiceId}/record-payment", { params, body: { ...body, altType: "company" } });

// @ts-expect-error The mode is not one of the enum.
client.POST("/invoices/{invoiceId}/record-payment", { params, body: { ...body, mode: "barter" } });

// @ts-expect-error The required notes are missing.
client.POST("/invoices/{invoiceId}/record-payment", { params, body: { ...body, notes: undefined } });

// @ts-expect-error The id of the invoice is missing.
client.POST("/invoices/{invoiceId}/record-payment", { body });

export async function readsTypedData(): Promise<string | undefined> {
  const { data } = await client.POST("/invoices/{invoiceId}/record-payment", { params, body });
  return data?.invoice.invoiceNumber;
}
