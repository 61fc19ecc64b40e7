import { oncePerCode } from "@crm-invoices/consumer-tests/once-per-code";
import { describeEveryFault } from "@crm-invoices/contract-tests/faults";
import { createClient } from "../src/index.ts";
import { createClient as createFetchClient } from "../src/openapi-fetch.ts";
import { brand, id } from "../src/operations.ts";

await oncePerCode(id, () => describeEveryFault({ brand: { ...brand, id }, createClient, createFetchClient }));
