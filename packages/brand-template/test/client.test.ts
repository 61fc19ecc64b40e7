import { describeClient } from "@crm-invoices/contract-tests/client";
import { createClient } from "../src/index.ts";
import { brand, id } from "../src/operations.ts";

describeClient({ brand: { ...brand, id }, createClient });
