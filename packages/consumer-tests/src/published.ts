import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The root of the workspace. */
export const workspace = join(import.meta.dirname, "../../..");

/** A package of the workspace that is published. */
export interface PublishedPackage {
  readonly name: string;
  readonly folder: string;
  /** Whether it is the client of one brand. */
  readonly isBrand: boolean;
}

/** Every package that is published, found by its manifest. */
export async function publishedPackages(): Promise<readonly PublishedPackage[]> {
  const names = await readdir(join(workspace, "packages"));
  const folders = ["spec", ...names.map((name) => join("packages", name))].map((path) =>
    join(workspace, path),
  );
  const found: PublishedPackage[] = [];
  for (const folder of folders) {
    const manifest: { name: string; private?: boolean } = JSON.parse(
      await readFile(join(folder, "package.json"), "utf8"),
    );
    if (manifest.private) continue;
    const files = await readdir(folder, { recursive: true });
    found.push({ name: manifest.name, folder, isBrand: files.includes("src/generated/operations.ts") });
  }
  return found;
}
