import { readFile } from "node:fs/promises";
import { join } from "node:path";
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
}

/** Where a package keeps the code that users of its last release may have written. */
export const releasedFolder = (packageFolder: string): string => join(packageFolder, "released");

/** What is kept of a package's last release; undefined when there was none. */
export async function readReleased(packageFolder: string): Promise<Release | undefined> {
  const text = await readIfPresent(join(releasedFolder(packageFolder), "release.json"));
  return text === undefined ? undefined : JSON.parse(text);
}

/** What a package promises as it is now. */
export async function describeRelease(root: string, { folder, version }: PublishedPackage): Promise<Release> {
  const { engines }: { engines?: { node?: string } } = JSON.parse(
    await readFile(join(folder, "package.json"), "utf8"),
  );
  const [typescript = ""] = (await readPlatforms(root)).typescript;
  return { version, node: engines?.node ?? "*", typescript };
}
