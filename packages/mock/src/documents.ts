import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { isRecord, reader } from "./reader.ts";

const suffix = ".json";

/** The bundled document of one brand. */
export interface Bundle {
  readonly brand: string;
  /** The title the document gives itself. */
  readonly title: string;
  readonly document: object;
}

/**
 * The ids of all brands that can be mocked, sorted.
 *
 * @example
 * listBrands(); // ["highlevel", "leadway"]
 */
export function listBrands(): string[] {
  return readdirSync(bundlesFolder())
    .filter((name) => name.endsWith(suffix))
    .map((name) => name.slice(0, -suffix.length))
    .sort();
}

/** Reads the bundle of a brand anew, so that the caller may change its document. */
export function readBundle(brand: string): Bundle {
  const brands = listBrands();
  if (!brands.includes(brand)) throw new Error(unknownBrand(brand, brands));
  const file = join(bundlesFolder(), `${brand}${suffix}`);
  const document: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (!isRecord(document)) {
    throw new Error(`${file} is no OpenAPI document: expected an object at its top.`);
  }
  const title = reader(document)(document, "info", "title");
  return { brand, title: typeof title === "string" ? title : brand, document };
}

/** Says that there is no such brand, and which there are. */
export function unknownBrand(brand: string, brands: readonly string[]): string {
  return `There is no brand "${brand}"; the known brands are ${brands.join(", ")}.`;
}

function bundlesFolder(): string {
  const manifest = createRequire(import.meta.url).resolve("@crm-invoices/spec/package.json");
  return join(dirname(manifest), "generated");
}
