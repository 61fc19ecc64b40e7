export * from "@crm-invoices/core/payments";
