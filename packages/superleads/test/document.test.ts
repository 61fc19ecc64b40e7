import { describeDocument } from "@crm-invoices/scripts/document";
import { brand } from "../src/generated/operations.ts";

await describeDocument(brand.id);
