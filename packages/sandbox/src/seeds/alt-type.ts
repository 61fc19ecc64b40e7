import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { listBrands } from "@crm-invoices/mock";

const known = new Map<string, string | undefined>();

/** The kind of owner that a brand's document allows, which is read once; undefined when there is no such brand. */
export function altTypeOf(brand: string): string | undefined {
  if (!known.has(brand)) known.set(brand, read(brand));
  return known.get(brand);
}

function read(brand: string): string | undefined {
  if (!listBrands().some((id) => id === brand)) return undefined;
  const file = createRequire(import.meta.url).resolve(`@crm-invoices/spec/${brand}.json`);
  const document: { components: { schemas: { AltType: { const: string } } } } = JSON.parse(
    readFileSync(file, "utf8"),
  );
  return document.components.schemas.AltType.const;
}
