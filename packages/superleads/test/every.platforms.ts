import { describePlatforms } from "@crm-invoices/consumer-tests/platforms";
import { brand } from "../src/generated/operations.ts";

await describePlatforms(brand.id);
