import { oncePerCode } from "@crm-invoices/consumer-tests/once-per-code";
import { id } from "../src/operations.ts";

await oncePerCode(id, async () => {
  await import("./code.ts");
});
