export {
  type Creation,
  type CreationClient,
  type CreationOptions,
  createInvoiceOnce,
  type NewInvoice,
} from "./create-invoice-once.ts";
export { type BulkEntry, type BulkOptions, type BulkReport, inBulk } from "./in-bulk.ts";
