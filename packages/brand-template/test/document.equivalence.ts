import { describeStockPrism } from "@crm-invoices/scripts/stock-prism";
import { id } from "../src/operations.ts";

describeStockPrism(id);
