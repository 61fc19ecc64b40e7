import { describePlatforms } from "@crm-invoices/platform-tests";
import { brand } from "../src/generated/operations.ts";

await describePlatforms(brand.id);
