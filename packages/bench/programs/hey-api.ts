import { createClient } from "../.work/hey-api/client/index.ts";
import { recordInvoicePayment } from "../.work/hey-api/sdk.gen.ts";

export function create(baseUrl: string): () => Promise<boolean> {
  const client = createClient({ baseUrl, auth: "any" });
  return async () => {
    const { data, error } = await recordInvoicePayment({
      client,
      path: { invoiceId: "6578278e879ad2646715ba9c" },
      headers: { Version: "2021-07-28" },
      body: {
        altId: "6578278e879ad2646715ba9c",
        altType: "location",
        mode: "cheque",
        card: { brand: "", last4: "" },
        cheque: { number: "129-129-129-912" },
        notes: "This was a direct payment",
        amount: 999,
      },
    });
    if (error) throw new Error(JSON.stringify(error));
    return data.success;
  };
}
