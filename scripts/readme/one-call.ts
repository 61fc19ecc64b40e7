/** A program that makes one call with the client of a brand; further options of the client may be given. */
export function oneCall(brand: string, options = ""): string {
  return `import { createClient } from "${brand}";

const client = createClient({ token: "any", altId: "6578278e879ad2646715ba9c"${options} });
const { data, error } = await client.recordInvoicePayment({
  invoiceId: "6578278e879ad2646715ba9c",
  body: {
    mode: "cheque",
    cheque: { number: "129-129-129-912" },
    notes: "Paid at the counter",
    amount: 999,
  },
});
if (error) throw error;
console.log(data.invoice.amountDue);
`;
}
