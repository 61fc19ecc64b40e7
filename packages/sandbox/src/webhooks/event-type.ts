/** The seven events of the API. */
export type InvoiceEventType =
  | "InvoiceCreate"
  | "InvoiceUpdate"
  | "InvoiceDelete"
  | "InvoiceSent"
  | "InvoicePaid"
  | "InvoicePartiallyPaid"
  | "InvoiceVoid";
