import { describeUpdates } from "@crm-invoices/contract-tests";
import { brand } from "../src/operations.ts";
import * as updates from "../src/updates.ts";

describeUpdates(brand.id, updates);
