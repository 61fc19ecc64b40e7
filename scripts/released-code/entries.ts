import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** Where the entry points and the type tests of a package are; those of a brand's are generated. */
export function codeFolders(packageFolder: string): { readonly sources: string; readonly tests: string } {
  const folder = existsSync(join(packageFolder, "src/generated/index.ts")) ? "generated" : "";
  return { sources: join(packageFolder, "src", folder), tests: join(packageFolder, "test", folder) };
}

/** The source file of each entry of a package that has types: what follows the package's name in an import → its path. */
export async function entrySources(packageFolder: string): Promise<Map<string, string>> {
  const { exports = {} }: { exports?: Record<string, Target> } = JSON.parse(
    await readFile(join(packageFolder, "package.json"), "utf8"),
  );
  const { sources } = codeFolders(packageFolder);
  const entries = new Map<string, string>();
  for (const [path, target] of Object.entries(exports)) {
    const types = typesOf(target);
    if (types !== undefined) {
      entries.set(path.slice(1), join(sources, types.replace("./dist/", "").replace(/\.d\.[cm]?ts$/, ".ts")));
    }
  }
  return entries;
}

/** A file, or the files for one condition or another. */
type Target = string | { readonly [condition: string]: Target };

/** The first file of types; those for another condition are of the same source. */
function typesOf(target: Target): string | undefined {
  if (typeof target === "string") return undefined;
  const { types } = target;
  if (typeof types === "string") return types;
  return Object.values(target)
    .map(typesOf)
    .find((found) => found !== undefined);
}
