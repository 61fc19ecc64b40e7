/** What a caller writes who uses nothing else. */
export function create(baseUrl: string): () => Promise<boolean> {
  return async () => {
    const response = await fetch(`${baseUrl}/invoices/6578278e879ad2646715ba9c/record-payment`, {
      method: "POST",
      headers: { Authorization: "Bearer any", Version: "2021-07-28", "Content-Type": "application/json" },
      body: JSON.stringify({
        altId: "6578278e879ad2646715ba9c",
        altType: "location",
        mode: "cheque",
        card: { brand: "", last4: "" },
        cheque: { number: "129-129-129-912" },
        notes: "This was a direct payment",
        amount: 999,
      }),
    });
    if (!response.ok) throw new Error(`The API answered ${response.status}.`);
    const data: { success: boolean } = await response.json();
    return data.success;
  };
}
