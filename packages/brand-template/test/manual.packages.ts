import { describeManual } from "@crm-invoices/consumer-tests/manual";
import { id } from "../src/operations.ts";

describeManual(id);
