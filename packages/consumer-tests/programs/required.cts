export * as core from "@crm-invoices/core";
export * from "@crm-invoices/highlevel";
