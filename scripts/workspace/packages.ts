import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { brandsFolder } from "./paths.ts";

/** A package of the workspace that is published. */
export interface PublishedPackage {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
  /** The id of the brand whose client it is; undefined for what brands share. */
  readonly brand: string | undefined;
}

/** Whether a package of this version was released: the version of one that was not is 0.0.0. */
export const isReleased = (version: string): boolean => version !== "0.0.0";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Every package that is published: those whose manifest does not say that they are private. */
export async function publishedPackages(root: string): Promise<PublishedPackage[]> {
  return (await readManifests(root))
    .filter(({ manifest }) => !manifest.private)
    .map(({ path, manifest: { name, version } }) => ({
      name,
      version,
      folder: join(root, path),
      brand: brandAt(root, path),
    }));
}

/** The published packages that have the documents of all brands: the one that publishes them, and those that serve them. */
export async function documentPackages(root: string): Promise<string[]> {
  const spec = "@crm-invoices/spec";
  return (await readManifests(root))
    .map(({ manifest }) => manifest)
    .filter(
      ({ private: hidden, name, dependencies = {} }) => !hidden && (name === spec || spec in dependencies),
    )
    .map(({ name }) => name);
}

function brandAt(root: string, path: string): string | undefined {
  const id = basename(path);
  return existsSync(join(brandsFolder(root), `${id}.overlay.yaml`)) ? id : undefined;
}

/** Name → folder, relative to `root`, of every package of the workspace. */
export async function workspacePackages(root: string): Promise<Map<string, string>> {
  return new Map((await readManifests(root)).map(({ path, manifest }) => [manifest.name, path]));
}

async function readManifests(root: string): Promise<{ path: string; manifest: Manifest }[]> {
  const below = existsSync(join(root, "packages")) ? await readdir(join(root, "packages")) : [];
  const paths = ["spec", "scripts", ...below.map((name) => `packages/${name}`)].filter((path) =>
    existsSync(join(root, path, "package.json")),
  );
  return Promise.all(
    paths.map(async (path) => ({
      path,
      manifest: JSON.parse(await readFile(join(root, path, "package.json"), "utf8")),
    })),
  );
}
