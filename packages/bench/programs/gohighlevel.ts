import { HighLevel } from "@gohighlevel/api-client";

export function create(baseUrl: string): () => Promise<boolean> {
  const client = new HighLevel({ privateIntegrationToken: "any" });
  return async () => {
    const data = await client.invoices.recordInvoice(
      { invoiceId: "6578278e879ad2646715ba9c" },
      {
        altId: "6578278e879ad2646715ba9c",
        altType: "location",
        mode: "cheque",
        card: { brand: "", last4: "" },
        cheque: { number: "129-129-129-912" },
        notes: "This was a direct payment",
        amount: 999,
      },
      { baseURL: baseUrl },
    );
    return data.success;
  };
}
