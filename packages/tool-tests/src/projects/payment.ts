/** The options of every client in these projects; `url` is the code of an expression. */
export const clientOptions = (url: string): string =>
  `{ token: "any-token-will-do", altId: "6578278e879ad2646715ba9c", baseUrl: ${url} }`;

/** The code of a call that records a payment in cash, which the observed contract accepts without card and cheque. */
export const recordPayment = `client.recordInvoicePayment({
    invoiceId: "6578278e879ad2646715ba9c",
    body: { mode: "cash", notes: "Paid at the counter", amount: 999 },
  })`;

/** The code of a call that the client refuses before it sends anything. */
export const refusedCall = `client.getInvoice({ invoiceId: ".." })`;

/** Five seconds, which runners give a test, pass on a machine that is busy with other suites. */
export const patience = "--testTimeout=120000";
