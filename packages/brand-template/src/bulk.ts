export * from "@crm-invoices/core/bulk";
