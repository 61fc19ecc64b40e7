import { existsSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../command/user-error.ts";
import { specVersion } from "../generate/brand-unit.ts";
import { brandOf, contracts, documentName, listDocuments } from "../generate/brands.ts";
import { writeTogether } from "../workspace/files.ts";
import { isReleased } from "../workspace/packages.ts";
import { listManaged } from "./changesets.ts";

const folder = "spec/released";

export const releasedPath = (document: string): string => `${folder}/${document}.json`;
/** Where the documents of a brand are kept. */
export const releasedPaths = (brand: string): string[] =>
  contracts.map((contract) => releasedPath(documentName(brand, contract)));
export const generatedPath = (document: string): string => `spec/generated/${document}.json`;

/** The documents that were released: none before the package that publishes them was. */
export async function releasedDocuments(root: string): Promise<string[]> {
  return isReleased(await specVersion(root)) ? keptDocuments(root) : [];
}

/** The brands whose documents were released. */
export async function releasedBrands(root: string): Promise<string[]> {
  return [...new Set((await releasedDocuments(root)).map(brandOf))];
}

async function keptDocuments(root: string): Promise<string[]> {
  const names = existsSync(join(root, folder)) ? await readdir(join(root, folder)) : [];
  return names
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.replace(/\.json$/, ""))
    .sort();
}

/** Keeps the documents as they are now as the ones last released. Says of which brands. */
export async function markReleased(root: string): Promise<string[]> {
  const pending = await listManaged(root);
  if (pending.length > 0) {
    throw new UserError(
      `These changes are not released yet:\n${pending.map((file) => `  ${file}`).join("\n")}\nRun \`pnpm changeset version\` first.`,
    );
  }
  const documents = await listDocuments(root);
  const files = await Promise.all(
    documents.map(
      async (name) => [releasedPath(name), await readFile(join(root, generatedPath(name)), "utf8")] as const,
    ),
  );
  await writeTogether(root, new Map(files));
  const gone = (await keptDocuments(root)).filter((name) => !documents.includes(name));
  await Promise.all(gone.map((name) => rm(join(root, releasedPath(name)))));
  return [...new Set(documents.map(brandOf))];
}
