import { describePackage } from "@crm-invoices/consumer-tests";
import { id } from "../src/operations.ts";
import { verifyWebhook } from "../src/webhooks.ts";

await describePackage(id, verifyWebhook);
