import { describeEdits } from "@crm-invoices/contract-tests";
import * as edits from "../src/edit.ts";
import { createClient } from "../src/index.ts";
import { brand, id } from "../src/operations.ts";

describeEdits({ brand: { ...brand, id }, createClient, edits });
