import createClient from "openapi-fetch";
import type { paths } from "../.work/openapi-fetch/types.ts";

export function create(baseUrl: string): () => Promise<boolean> {
  const client = createClient<paths>({ baseUrl, headers: { Authorization: "Bearer any" } });
  return async () => {
    const { data, error } = await client.POST("/invoices/{invoiceId}/record-payment", {
      params: { path: { invoiceId: "6578278e879ad2646715ba9c" }, header: { Version: "2021-07-28" } },
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
