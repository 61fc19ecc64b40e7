import { describeEdits } from "@crm-invoices/contract-tests";
import * as edits from "../src/edit.ts";
import { createClient } from "../src/index.ts";
import { brand } from "../src/operations.ts";

describeEdits({ brand, createClient, edits });
