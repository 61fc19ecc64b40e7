import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { packagesTakenIn } from "@crm-invoices/mock/licenses";
import { parse } from "yaml";
import { readIfPresent } from "../workspace/files.ts";
import type { PublishedPackage } from "../workspace/packages.ts";
import { readPlatforms } from "../workspace/platforms.ts";

/** What a package promised with its last release. */
export interface Release {
  readonly version: string;
  /** The range of Node versions that it ran on. */
  readonly node: string;
  /** The oldest TypeScript that it compiled with. */
  readonly typescript: string;
  /** The packages of others that it installs, or that its build takes in → the versions it takes. */
  readonly dependencies: Readonly<Record<string, string>>;
}

/** Where a package keeps the code that users of its last release may have written. */
export const releasedFolder = (packageFolder: string): string => join(packageFolder, "released");

/** What is kept of a package's last release; undefined when there was none. */
export async function readReleased(packageFolder: string): Promise<Release | undefined> {
  const text = await readIfPresent(join(releasedFolder(packageFolder), "release.json"));
  return text === undefined ? undefined : JSON.parse(text);
}

interface Manifest {
  readonly engines?: { readonly node?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** What a package promises as it is now, and as it was built last. */
export async function describeRelease(root: string, { folder, version }: PublishedPackage): Promise<Release> {
  const { engines, dependencies, optionalDependencies }: Manifest = JSON.parse(
    await readFile(join(folder, "package.json"), "utf8"),
  );
  const [typescript = ""] = (await readPlatforms(root)).typescript;
  const { catalog = {} }: { readonly catalog?: Readonly<Record<string, string>> } = parse(
    await readFile(join(root, "pnpm-workspace.yaml"), "utf8"),
  );
  const installed = Object.entries({ ...dependencies, ...optionalDependencies })
    // Changesets releases what depends on a package that is released from here.
    .filter(([, range]) => !range.startsWith("workspace:"))
    .map(([name, range]): [string, string] => [
      name,
      range === "catalog:" ? (catalog[name] ?? range) : range,
    ]);
  const takenIn = packagesTakenIn((await readIfPresent(join(folder, "dist/THIRD-PARTY-LICENSES"))) ?? "");
  return {
    version,
    node: engines?.node ?? "*",
    typescript,
    dependencies: Object.fromEntries([...installed, ...takenIn].sort()),
  };
}
