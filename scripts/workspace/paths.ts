import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { yamlFilesBelow } from "./files.ts";

/** The repository's root folder. */
export const repository = resolve(fileURLToPath(new URL("../..", import.meta.url)));

export const specFolder = (root: string): string => join(root, "spec");
/** The file that the description begins with. */
export const descriptionFile = (root: string): string => join(root, "spec/openapi.yaml");
export const brandsFolder = (root: string): string => join(root, "spec/brands");
export const observedFolder = (root: string): string => join(root, "spec/observed");
export const languagesFolder = (root: string): string => join(root, "spec/languages");

/** Where the tools that only one suite needs are installed, from a lockfile of their own. */
export const toolsFolder = (root: string, name: string): string => join(root, "tools", name);

/** The folders of `spec/` that, with openapi.yaml, make up the base description. */
export const baseFolders = ["paths", "webhooks", "schemas", "shared", "examples"] as const;

/** Every file of the base description but {@link descriptionFile}. */
export async function baseFiles(root: string): Promise<string[]> {
  const files = await Promise.all(
    baseFolders.map((folder) => yamlFilesBelow(join(specFolder(root), folder))),
  );
  return files.flat();
}
