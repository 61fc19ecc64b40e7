import { describeCosts } from "@crm-invoices/consumer-tests";
import { describeCode } from "@crm-invoices/contract-tests";
import { describeSchemas } from "@crm-invoices/scripts/document";
import { allChecks as checks } from "../src/checks.ts";
import * as edits from "../src/edit.ts";
import { createClient } from "../src/index.ts";
import { createClient as createFetchClient } from "../src/openapi-fetch.ts";
import { brand, id } from "../src/operations.ts";
import { createMutations, createQueries } from "../src/tanstack-query.ts";
import * as updates from "../src/updates.ts";

const queries = { createQueries, createMutations };
const clients = { createClient, createFetchClient };

describeSchemas(id);
await describeCosts(id);
describeCode({ brand: { ...brand, id }, ...clients, ...queries, checks, updates, edits });
