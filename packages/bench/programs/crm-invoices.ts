import { createClient } from "@crm-invoices/highlevel";

export function create(baseUrl: string): () => Promise<boolean> {
  const client = createClient({ token: "any", altId: "6578278e879ad2646715ba9c", baseUrl });
  return async () => {
    const { data, error } = await client.recordInvoicePayment({
      invoiceId: "6578278e879ad2646715ba9c",
      body: {
        mode: "cheque",
        card: { brand: "", last4: "" },
        cheque: { number: "129-129-129-912" },
        notes: "This was a direct payment",
        amount: 999,
      },
    });
    if (error) throw error;
    return data.success;
  };
}
