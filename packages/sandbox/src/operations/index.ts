import { deleteInvoice, sendInvoice, updateInvoice, voidInvoice } from "./invoices/change.ts";
import { createInvoice } from "./invoices/create.ts";
import { generateInvoiceNumber, getInvoice, listInvoices } from "./invoices/read.ts";
import type { Operation } from "./operation.ts";
import { recordInvoicePayment } from "./payments/record.ts";

/** The operations that keep state, by their ids. */
export const operations: Readonly<Record<string, Operation>> = {
  createInvoice,
  deleteInvoice,
  generateInvoiceNumber,
  getInvoice,
  listInvoices,
  recordInvoicePayment,
  sendInvoice,
  updateInvoice,
  voidInvoice,
};
