import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { publishedPackages } from "../../workspace/packages.ts";
import { checkTarballs } from "../check.ts";
import { expectEqual } from "./expect-equal.ts";
import type { Registry } from "./registry.ts";

/** Name → every version that the registry has of the packages of the project at `root`. */
export async function versionsIn(
  registry: Registry,
  root: string,
): Promise<Record<string, readonly string[]>> {
  const packages = await publishedPackages(root);
  const entries = packages.map(async ({ name }) => {
    const listing = await registry.read(name);
    return [name, Object.keys(listing?.versions ?? {})] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** What the registry gives out as latest has to be what the project says, and the packages just released fit for it. */
export async function checkLatest(
  registry: Registry,
  root: string,
  released: readonly string[],
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "crm-invoices-latest-"));
  try {
    const files: string[] = [];
    for (const { name, version } of await publishedPackages(root)) {
      const listing = await registry.read(name);
      const latest = listing?.["dist-tags"]["latest"];
      expectEqual(`The latest ${name}`, latest, version);
      if (!released.includes(name)) continue;
      const url = listing?.versions[version]?.dist.tarball ?? "";
      const file = join(folder, basename(url));
      await writeFile(file, await registry.download(url));
      files.push(file);
    }
    await checkTarballs(root, files);
  } finally {
    await rm(folder, { recursive: true });
  }
}
