import { sizeComplaint } from "./size-limit.ts";

const complaint = await sizeComplaint("crm-invoices");
if (complaint !== undefined) {
  console.error(complaint);
  process.exitCode = 1;
}
