import { describeDocument } from "@crm-invoices/scripts/document";
import { brand } from "../src/operations.ts";

await describeDocument(brand.id);
