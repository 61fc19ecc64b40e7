import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const suffix = ".overlay.yaml";
const spec = dirname(createRequire(import.meta.url).resolve("@crm-invoices/spec/package.json"));

/** The ids of all brands: one for each overlay in `spec/brands`. */
export const brands = readdirSync(join(spec, "brands"))
  .filter((name) => name.endsWith(suffix))
  .map((name) => name.slice(0, -suffix.length))
  .sort();

/** Published documents: what is documented of a brand, and with what callers observe. */
export const documents = brands.flatMap((brand) => [brand, `${brand}.observed`]);

/** The file of a document, as it is published. */
export const fileOf = (document: string): string => join(spec, "generated", `${document}.yaml`);
