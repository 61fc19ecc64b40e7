import { describePackage } from "@crm-invoices/consumer-tests";
import { brand } from "../src/operations.ts";
import { verifyWebhook } from "../src/webhooks.ts";

await describePackage(brand.id, verifyWebhook);
