import { readFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { filesBelow, readIfPresent } from "../workspace/files.ts";
import { baseFolders, specFolder } from "../workspace/paths.ts";

const reference = /\$ref:\s*['"]?([^'"\s,}#]+)/g;

/** The files of the description that nothing refers to, relative to the repository. */
export async function unusedFiles(root: string): Promise<string[]> {
  const spec = specFolder(root);
  const files = (await Promise.all(baseFolders.map((folder) => filesBelow(join(spec, folder))))).flat();
  const used = new Set<string>();
  for (const file of [join(spec, "openapi.yaml"), ...files]) {
    const text = await readFile(file, "utf8");
    for (const [, target = ""] of text.matchAll(reference)) {
      const referred = resolve(dirname(file), target);
      if (referred !== file && (await readIfPresent(referred)) !== undefined) {
        used.add(referred);
      }
    }
  }
  return files.filter((file) => !used.has(file)).map((file) => relative(root, file));
}
