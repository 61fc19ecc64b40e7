import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { isObject, isText, member } from "@crm-invoices/openapi";
import { messageOf } from "./message.ts";
import type { Brand } from "./names.ts";
import { withNearest } from "./nearest-name.ts";
import { checkOwnDocument } from "./own-document.ts";

const suffix = ".json";
/** Beside the documented contract of a brand, a folder may hold the observed one. */
const observedSuffix = ".observed.json";

/**
 * The contract against which requests and responses are validated: as the publisher documents it, or as callers observe it.
 * The observed contract accepts everything that the documented one accepts, and more.
 */
export type Contract = "observed" | "documented";

export const contracts: readonly Contract[] = ["observed", "documented"];

/** The bundled documents of one brand. */
export interface Bundle {
  readonly brand: string;
  /** The title the document gives itself. */
  readonly title: string;
  /** The documented contract. */
  readonly document: object;
  /** The observed contract; undefined where there is none, so that the documented one holds for both. */
  readonly observed?: object | undefined;
  /** Whether the documents are those of {@link sharedBundle}, which nobody changes. */
  readonly shared?: boolean | undefined;
}

/**
 * Lists the ids of all brands that can be mocked, sorted.
 *
 * @example
 * listBrands(); // ["highlevel", "leadway", "superleads"]
 */
export function listBrands(): Brand[];
/**
 * Lists the brands with a document in a folder, sorted.
 *
 * @param folder The folder, with a `<brand>.json` for each brand. Default: that of `@crm-invoices/spec`.
 * @throws Error that names the folder, when it cannot be read or contains no document.
 */
export function listBrands(folder: string | undefined): string[];
export function listBrands(folder: string = bundlesFolder()): string[] {
  const brands = namesIn(folder)
    .filter((name) => name.endsWith(suffix) && !name.endsWith(observedSuffix))
    .map((name) => name.slice(0, -suffix.length))
    .sort();
  if (brands.length > 0) return brands;
  throw new Error(
    `The folder ${resolve(folder)} contains no document; it needs a <brand>${suffix} for each brand.`,
  );
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw new Error(`The documents in ${resolve(folder)} cannot be listed: ${messageOf(error)}.`, {
      cause: error,
    });
  }
}

/** The bundles of brands: from a folder of documents, or those of the spec package. */
export const readBundles = (brands: readonly string[], folder: string | undefined): Bundle[] =>
  brands.map((brand) => (folder === undefined ? sharedBundle(brand) : readBundle(brand, folder)));

/** Reads the bundle of a brand anew, so that the caller may change its documents. */
export function readBundle(brand: string, folder: string = bundlesFolder()): Bundle {
  const brands = listBrands(folder);
  if (!brands.includes(brand)) throw new Error(unknownBrand(brand, brands));
  const read = folder === bundlesFolder() ? readDocument : readOwnDocument;
  const document = read(bundleFile(brand, folder));
  const observed = observedFile(brand, folder);
  const title = member(member(document, "info"), "title");
  return {
    brand,
    title: isText(title) ? title : brand,
    document,
    observed: existsSync(observed) ? read(observed) : undefined,
  };
}

/** The bundle of a brand, the same documents for all mocks of a process while their files stay as they are. */
export function sharedBundle(brand: string, folder: string = bundlesFolder()): Bundle {
  const key = bundleFile(brand, folder);
  const files = [key, observedFile(brand, folder)].map(bytesOf);
  const known = bundles.get(key);
  if (known && files.every((bytes, index) => known.files[index]?.equals(bytes))) return known.bundle;
  const bundle = { ...readBundle(brand, folder), shared: true };
  bundles.set(key, { files, bundle });
  return bundle;
}

const bundles = new Map<string, { readonly files: readonly Buffer[]; readonly bundle: Bundle }>();

/** What a file holds; nothing where there is none. */
const bytesOf = (file: string): Buffer => (existsSync(file) ? readFileSync(file) : Buffer.alloc(0));

/** @throws Error that names the file, what is wrong with it and what mends that. */
export function readDocument(name: string, remedy = "install @crm-invoices/spec again"): object {
  const file = resolve(name);
  const document = parse(file, remedy);
  if (!isObject(document) || !isText(document["openapi"]) || !isObject(document["paths"])) {
    throw new Error(
      `${file} is not an OpenAPI document: expected an object with \`openapi\` and \`paths\` at its top; ${remedy}.`,
    );
  }
  return document;
}

/** @throws Error that names the file and the place in it. */
function readOwnDocument(name: string): object {
  const remedy = "fix it, or leave out --documents (in code, documents) to serve the published ones";
  const document = readDocument(name, remedy);
  try {
    if (isObject(document)) checkOwnDocument(document);
  } catch (error) {
    throw new Error(`${resolve(name)}${messageOf(error).replace(/\.$/, "")}; ${remedy}.`, { cause: error });
  }
  return document;
}

/** The file of a brand's documented contract. */
export function bundleFile(brand: string, folder: string = bundlesFolder()): string {
  return join(folder, `${brand}${suffix}`);
}

/** The file of a brand's observed contract. */
export function observedFile(brand: string, folder: string = bundlesFolder()): string {
  return join(folder, `${brand}${observedSuffix}`);
}

function parse(file: string, remedy: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Error(`${file} cannot be read as JSON (${messageOf(error)}); ${remedy}.`, { cause: error });
  }
}

/** Says that there is no such brand, and which there are. */
export function unknownBrand(brand: string, brands: readonly string[]): string {
  return withNearest(
    `There is no brand "${brand}"; the known brands are ${brands.join(", ")}.`,
    String(brand),
    brands,
  );
}

function bundlesFolder(): string {
  const manifest = createRequire(import.meta.url).resolve("@crm-invoices/spec/package.json");
  return join(dirname(manifest), "generated");
}
