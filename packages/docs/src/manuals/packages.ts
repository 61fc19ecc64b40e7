import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** A package that is published. */
export interface Package {
  readonly name: string;
  /** The last part of its name, which names its pages. */
  readonly id: string;
  /** From the root. */
  readonly folder: string;
  readonly description: string;
  readonly version: string;
}

/** Every published package of the workspace: the brands first, in their order, then the others by name. */
export async function loadPackages(root: string, brands: readonly string[]): Promise<Package[]> {
  const folders = ["spec", ...(await readdir(join(root, "packages"))).map((name) => `packages/${name}`)];
  const manifests = folders.filter((folder) => existsSync(join(root, folder, "package.json")));
  const packages = await Promise.all(manifests.map((folder) => readPackage(root, folder)));
  const rank = ({ id }: Package) => (brands.includes(id) ? brands.indexOf(id) : brands.length);
  return packages
    .flatMap((found) => found ?? [])
    .sort((one, other) => rank(one) - rank(other) || (one.id < other.id ? -1 : 1));
}

async function readPackage(root: string, folder: string): Promise<Package | undefined> {
  const manifest: Manifest = JSON.parse(await readFile(join(root, folder, "package.json"), "utf8"));
  const { name, description = "", version = "0.0.0" } = manifest;
  if (manifest.private === true || name === undefined) return undefined;
  return { name, id: name.slice(name.indexOf("/") + 1), folder, description, version };
}

interface Manifest {
  readonly name?: string;
  readonly private?: boolean;
  readonly description?: string;
  readonly version?: string;
}
