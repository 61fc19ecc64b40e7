import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import ts from "typescript";

/** What a program loads when it imports a module. */
export interface ImportGraph {
  /** The files, by path. */
  readonly files: readonly string[];
  /** The specifiers of other packages, as they are written. */
  readonly packages: readonly string[];
}

/** Follows the static and dynamic imports of a module through the files of its own package. */
export async function importGraph(entry: string): Promise<ImportGraph> {
  const files = new Set([entry]);
  const packages = new Set<string>();
  // A set also iterates over what is added while it is iterated.
  for (const file of files) {
    const { importedFiles } = ts.preProcessFile(await readFile(file, "utf8"), true, true);
    for (const { fileName } of importedFiles) {
      if (fileName.startsWith(".")) files.add(join(dirname(file), fileName));
      else packages.add(fileName);
    }
  }
  return { files: [...files], packages: [...packages].sort() };
}
