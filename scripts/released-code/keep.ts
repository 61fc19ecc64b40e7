import { rm } from "node:fs/promises";
import { join } from "node:path";
import { writeTogether } from "../workspace/files.ts";
import { isReleased, publishedPackages } from "../workspace/packages.ts";
import { pathFrom } from "../workspace/path-from.ts";
import { codeOfUsers } from "./code-of-users.ts";
import { describeRelease, readReleased, releasedFolder } from "./released.ts";

/**
 * Keeps what users of a release may have written, next to the package. Of a package whose version is the one kept
 * already, or that has no release yet, nothing changes. Says which were kept.
 */
export async function keepReleasedCode(root: string): Promise<string[]> {
  const kept: string[] = [];
  for (const each of await publishedPackages(root)) {
    const before = await readReleased(each.folder);
    const code = await codeOfUsers(root, each);
    if (code.size === 0 || !isReleased(each.version) || before?.version === each.version) {
      continue;
    }
    const folder = releasedFolder(each.folder);
    const release = `${JSON.stringify(await describeRelease(root, each), null, 2)}\n`;
    const files = [["release.json", release] as const, ...code].map(
      ([name, text]) => [pathFrom(root, join(folder, name)), text] as const,
    );
    await rm(folder, { recursive: true, force: true });
    await writeTogether(root, new Map(files));
    kept.push(`${each.name} ${each.version}`);
  }
  return kept;
}
