export * from "@crm-invoices/core";
export { spec, versions } from "./generated/operations.ts";
