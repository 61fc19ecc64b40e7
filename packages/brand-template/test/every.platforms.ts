import { oncePerCode } from "@crm-invoices/consumer-tests/once-per-code";
import { describePlatforms } from "@crm-invoices/consumer-tests/platforms";
import { id } from "../src/operations.ts";

await oncePerCode(id, () => describePlatforms(id));
