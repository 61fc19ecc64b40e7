import { oncePerCode } from "@crm-invoices/consumer-tests";
import { describePlatforms } from "@crm-invoices/consumer-tests/platforms";
import { brand } from "../src/operations.ts";

await oncePerCode(brand.id, () => describePlatforms(brand.id));
