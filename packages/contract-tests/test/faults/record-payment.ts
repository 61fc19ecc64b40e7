import type { Operation } from "../../src/faults/operations.ts";

export const recordPayment: Operation = {
  id: "recordInvoicePayment",
  method: "POST",
  path: "/invoices/{invoiceId}/record-payment",
  ids: { invoiceId: "6578278e879ad2646715ba9c" },
  takesBody: true,
  promisesJson: true,
  refusals: [400, 401, 403, 404, 409, 422, 429],
};
