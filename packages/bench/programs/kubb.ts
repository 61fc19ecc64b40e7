import { recordInvoicePayment } from "../.work/kubb/clients/recordInvoicePayment.ts";

export function create(baseUrl: string): () => Promise<boolean> {
  return async () => {
    const data = await recordInvoicePayment(
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
      { Version: "2021-07-28" },
      { baseURL: baseUrl, headers: { Authorization: "Bearer any", "Content-Type": "application/json" } },
    );
    return data.success;
  };
}
