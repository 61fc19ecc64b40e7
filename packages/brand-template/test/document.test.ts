import { describeDocument } from "@crm-invoices/scripts/document";
import { id } from "../src/operations.ts";

await describeDocument(id);
