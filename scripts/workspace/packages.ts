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

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
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
