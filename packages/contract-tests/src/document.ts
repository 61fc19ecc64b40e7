import { createRequire } from "node:module";
import { valueAt } from "@crm-invoices/openapi";

/** The bundled document of a brand. */
export function readDocument(brand: string): unknown {
  return createRequire(import.meta.url)(`@crm-invoices/spec/${brand}.json`);
}

/** The one value of altType that a document allows. */
export function altTypeOf(document: unknown): unknown {
  return valueAt(document, "/components/schemas/AltType/const");
}
