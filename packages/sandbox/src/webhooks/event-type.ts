/** The seven events of the API. */
export const eventTypes = [
  "InvoiceCreate",
  "InvoiceUpdate",
  "InvoiceDelete",
  "InvoiceSent",
  "InvoicePaid",
  "InvoicePartiallyPaid",
  "InvoiceVoid",
] as const;
export type InvoiceEventType = (typeof eventTypes)[number];

export const isEventType = (type: unknown): type is InvoiceEventType =>
  eventTypes.some((known) => known === type);
