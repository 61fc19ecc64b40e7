import { describeContract } from "@crm-invoices/contract-tests";
import { brand } from "../src/generated/operations.ts";
import { createClient } from "../src/openapi-fetch.ts";

describeContract({ brand, createClient });
