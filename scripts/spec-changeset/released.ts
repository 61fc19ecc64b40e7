import { existsSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../command/user-error.ts";
import { specVersion } from "../generate/brand-unit.ts";
import { readBrands } from "../generate/brands.ts";
import { writeTogether } from "../workspace/files.ts";
import { isReleased } from "../workspace/packages.ts";
import { listManaged } from "./changesets.ts";

const folder = "spec/released";

export const releasedPath = (id: string): string => `${folder}/${id}.json`;
export const generatedPath = (id: string): string => `spec/generated/${id}.json`;

/** The brands whose document was released: none before the package that publishes them was. */
export async function releasedBrands(root: string): Promise<string[]> {
  return isReleased(await specVersion(root)) ? keptBrands(root) : [];
}

async function keptBrands(root: string): Promise<string[]> {
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
  const brands = (await readBrands(root)).map(({ id }) => id);
  const files = await Promise.all(
    brands.map(
      async (id) => [releasedPath(id), await readFile(join(root, generatedPath(id)), "utf8")] as const,
    ),
  );
  await writeTogether(root, new Map(files));
  const gone = (await keptBrands(root)).filter((id) => !brands.includes(id));
  await Promise.all(gone.map((id) => rm(join(root, releasedPath(id)))));
  return brands;
}
