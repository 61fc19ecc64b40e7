import { recordInvoicePayment } from "../.work/orval/client.ts";

declare global {
  var orvalBaseUrl: string;
}

export function create(baseUrl: string): () => Promise<boolean> {
  globalThis.orvalBaseUrl = baseUrl;
  return async () => {
    const { data, status } = await recordInvoicePayment(
      "6578278e879ad2646715ba9c",
      {
        altId: "6578278e879ad2646715ba9c",
        altType: "location",
        mode: "cheque",
        card: { brand: "", last4: "" },
        cheque: { number: "129-129-129-912" },
        notes: "This was a direct payment",
        amount: 999,
      },
      { headers: { Authorization: "Bearer any", Version: "2021-07-28" } },
    );
    if (status !== 200) throw new Error(JSON.stringify(data));
    return data.success;
  };
}
