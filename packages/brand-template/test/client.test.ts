import { describeContract } from "@crm-invoices/contract-tests";
import { createClient } from "../src/openapi-fetch.ts";
import { brand, id } from "../src/operations.ts";

describeContract({ brand: { ...brand, id }, createClient });
