import { describeFaults } from "@crm-invoices/contract-tests/faults";
import { brand } from "../src/generated/operations.ts";
import { createClient } from "../src/index.ts";
import { createClient as createFetchClient } from "../src/openapi-fetch.ts";

describeFaults({ brand, createClient, createFetchClient });
