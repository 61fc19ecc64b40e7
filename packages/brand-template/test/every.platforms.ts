import { describePlatforms } from "@crm-invoices/consumer-tests/platforms";
import { brand } from "../src/operations.ts";

await describePlatforms(brand.id);
