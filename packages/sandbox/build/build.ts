/** Builds what is published, once the compiler has written the declarations. */
import { fileURLToPath } from "node:url";
import { removeUnreachable } from "@crm-invoices/mock/declarations";
import { publicEntries } from "./entries.ts";
import "./code.ts";

removeUnreachable(fileURLToPath(new URL("../dist", import.meta.url)), publicEntries);
