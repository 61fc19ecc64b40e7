import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brandOf, listDocuments } from "../generate/brands.ts";
import { type DocumentStamp, documentStamp } from "../generate/document.ts";
import type { PublishedPackage } from "../workspace/packages.ts";

/** What the `package.json` of a package says of the description it was made of, as `crmInvoices.spec`. */
export interface PackageStamp {
  /** The version of `@crm-invoices/spec`. */
  readonly version: string;
  /** The hash that each document carries as `x-generated.source`, by its name, such as `highlevel.observed`. */
  readonly documents: Readonly<Record<string, string>>;
}

/** The stamp of each document, by its name, as it is generated now. */
export async function documentStamps(root: string): Promise<Map<string, DocumentStamp>> {
  const names = await listDocuments(root);
  const stamps = names.map(async (name) => {
    const text = await readFile(join(root, `spec/generated/${name}.json`), "utf8");
    return [name, documentStamp(JSON.parse(text))] as const;
  });
  return new Map(await Promise.all(stamps));
}

/** The stamp that the client of each brand says it was made of: that of the observed contract, by brand. */
export async function clientStamps(root: string): Promise<Map<string, DocumentStamp>> {
  const stamps = [...(await documentStamps(root))].filter(([name]) => name !== brandOf(name));
  return new Map(stamps.map(([name, stamp]) => [brandOf(name), stamp]));
}

/**
 * The stamp a package is to have: a brand's of its own documents, that of a package which depends on
 * `@crm-invoices/spec` of all documents. Others are not made of the description, or are the description itself.
 */
export function packageStamp(
  { brand }: PublishedPackage,
  dependencies: Readonly<Record<string, string>>,
  documents: ReadonlyMap<string, DocumentStamp>,
): PackageStamp | undefined {
  const own = [...documents].filter(
    ([name]) => brandOf(name) === brand || "@crm-invoices/spec" in dependencies,
  );
  const [first] = own;
  if (first === undefined) return undefined;
  const hashes = own.map(([name, { hash }]) => [name, hash]);
  return { version: first[1].version, documents: Object.fromEntries(hashes) };
}

/** Writes the stamp into the `package.json` of a package that is to have one. */
export async function stampPackage(
  published: PublishedPackage,
  documents: ReadonlyMap<string, DocumentStamp>,
): Promise<void> {
  const file = join(published.folder, "package.json");
  const manifest = JSON.parse(await readFile(file, "utf8"));
  const spec = packageStamp(published, manifest.dependencies ?? {}, documents);
  if (spec === undefined) return;
  await writeFile(file, `${JSON.stringify({ ...manifest, crmInvoices: { spec } }, null, 2)}\n`);
}
