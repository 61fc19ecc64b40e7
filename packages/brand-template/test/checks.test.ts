import { describeChecks } from "@crm-invoices/contract-tests";
import { allChecks } from "../src/checks.ts";
import { id } from "../src/operations.ts";

describeChecks(id, allChecks);
