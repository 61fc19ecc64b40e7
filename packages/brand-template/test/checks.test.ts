import { describeChecks } from "@crm-invoices/contract-tests";
import { allChecks } from "../src/checks.ts";
import { brand } from "../src/operations.ts";

describeChecks(brand.id, allChecks);
