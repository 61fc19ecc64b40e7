import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { toolsFolder } from "./paths.ts";

/** The versions that the clients are tested with, oldest first. */
export interface Platforms {
  readonly node: readonly string[];
  readonly typescript: readonly string[];
}

/** What `tools/platforms` has: `node20-linux-x64` is Node 20, `typescript5.4` is TypeScript 5.4. */
export async function readPlatforms(root: string): Promise<Platforms> {
  const manifest: Partial<Record<"dependencies" | "optionalDependencies", object>> = JSON.parse(
    await readFile(join(toolsFolder(root, "platforms"), "package.json"), "utf8"),
  );
  const names = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies });
  const versionsOf = (platform: RegExp) =>
    [...new Set(names.flatMap((name) => platform.exec(name)?.[1] ?? []))].sort((one, other) =>
      one.localeCompare(other, "en", { numeric: true }),
    );
  return { node: versionsOf(/^node(\d+)-/), typescript: versionsOf(/^typescript([\d.]+)$/) };
}

/** The program of a Node that `tools/platforms` installs. */
export const nodeProgram = (root: string, version: string): string =>
  join(
    toolsFolder(root, "platforms"),
    `node_modules/node${version}-${process.platform}-${process.arch}/bin/node`,
  );
