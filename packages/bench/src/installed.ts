import { cp, readdir, readFile, realpath, stat } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { packageFolder, workFolder } from "./folders.ts";

/** What an install of a package brings. */
export interface Installed {
  readonly packages: number;
  readonly bytes: number;
}

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly files?: readonly string[];
}

/** What an install of the package brings, with all that it depends on at run time. */
export async function installed(name: string): Promise<Installed> {
  const sizes = new Map<string, number>();
  await add(join(packageFolder, "node_modules", name), sizes);
  return { packages: sizes.size, bytes: sum(sizes.values()) };
}

async function add(link: string, sizes: Map<string, number>): Promise<void> {
  const folder = await realpath(link);
  if (sizes.has(folder)) return;
  const manifest: Manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  sizes.set(folder, await packageSize(folder, manifest));
  for (const dependency of Object.keys(manifest.dependencies ?? {})) {
    const found = await find(folder, dependency);
    await add(found, sizes);
  }
}

/** Copies a package and what it depends on in this workspace to where what is built finds them, as npm installs them: without links. */
export async function install(name: string, from = packageFolder): Promise<void> {
  const folder = await find(from, name);
  const to = join(workFolder, "node_modules", name);
  await cp(await realpath(folder), to, { recursive: true, filter: (path) => !path.endsWith("node_modules") });
  const manifest: Manifest = JSON.parse(await readFile(join(to, "package.json"), "utf8"));
  for (const dependency of Object.keys(manifest.dependencies ?? {})) {
    if (dirname(dependency) === dirname(name)) await install(dependency, await realpath(folder));
  }
}

/** Where the package finds a dependency, as Node looks for it. */
async function find(folder: string, dependency: string): Promise<string> {
  const parts = folder.split(sep);
  for (let length = parts.length; length > 0; length--) {
    const candidate = join(sep, ...parts.slice(0, length), "node_modules", dependency);
    if (await exists(candidate)) return candidate;
  }
  throw new Error(`${dependency}, which ${folder} depends on, is not installed.`);
}

/** A package of this workspace is counted as it is published: its `files`, its manifest and its documents. */
async function packageSize(folder: string, { files }: Manifest): Promise<number> {
  if (folder.split(sep).includes(".pnpm")) return folderSize(folder);
  const published = ["package.json", "README.md", "LICENSE", ...(files ?? [])];
  const sizes = await Promise.all(published.map((file) => folderSize(join(folder, file))));
  return sum(sizes);
}

/** The bytes of all files below; a path that does not exist has none. */
export async function folderSize(path: string): Promise<number> {
  if (!(await exists(path))) return 0;
  const stats = await stat(path);
  if (!stats.isDirectory()) return stats.size;
  const names = (await readdir(path)).filter((name) => name !== "node_modules");
  return sum(await Promise.all(names.map((name) => folderSize(join(path, name)))));
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, number) => total + number, 0);
}
