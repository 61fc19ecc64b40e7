import { describeQueries } from "@crm-invoices/contract-tests";
import { createClient } from "../src/index.ts";
import { brand, id } from "../src/operations.ts";
import { createMutations, createQueries } from "../src/tanstack-query.ts";

describeQueries({ brand: { ...brand, id }, createClient, createQueries, createMutations });
