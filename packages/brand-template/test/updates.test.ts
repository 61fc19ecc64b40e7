import { describeUpdates } from "@crm-invoices/contract-tests";
import { id } from "../src/operations.ts";
import * as updates from "../src/updates.ts";

describeUpdates(id, updates);
