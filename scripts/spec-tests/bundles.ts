import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject, type JsonObject } from "@crm-invoices/openapi";
import { repository } from "../workspace/paths.ts";

/** The bundled document of a brand. */
export function readBundle(brand: string): JsonObject {
  const file = join(repository, `spec/generated/${brand}.json`);
  const value: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (!isObject(value)) throw new Error(`${file}: expected an object.`);
  return value;
}
