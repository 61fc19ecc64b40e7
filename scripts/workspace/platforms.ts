import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";

/** The versions that the clients are tested with, oldest first. */
export interface Platforms {
  readonly node: readonly string[];
  readonly typescript: readonly string[];
}

/** What the catalog `platforms` has: `node20` is Node 20, `typescript5.4` is TypeScript 5.4. */
export async function readPlatforms(root: string): Promise<Platforms> {
  const { catalogs }: { catalogs: { platforms: Record<string, string> } } = parse(
    await readFile(join(root, "pnpm-workspace.yaml"), "utf8"),
  );
  const versionsOf = (name: string) =>
    Object.keys(catalogs.platforms)
      .filter((each) => each.startsWith(name))
      .map((each) => each.slice(name.length))
      .sort((one, other) => one.localeCompare(other, "en", { numeric: true }));
  return { node: versionsOf("node"), typescript: versionsOf("typescript") };
}
