import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { readIfPresent } from "../workspace/files.ts";
import { pathFrom } from "../workspace/path-from.ts";
import { baseFiles, descriptionFile } from "../workspace/paths.ts";

const reference = /\$ref:\s*['"]?([^'"\s,}#]+)/g;

/** The files of the description that nothing refers to, relative to the repository. */
export async function unusedFiles(root: string): Promise<string[]> {
  const files = await baseFiles(root);
  const used = new Set<string>();
  for (const file of [descriptionFile(root), ...files]) {
    const text = await readFile(file, "utf8");
    for (const [, target = ""] of text.matchAll(reference)) {
      const referred = resolve(dirname(file), target);
      if (referred !== file && (await readIfPresent(referred)) !== undefined) {
        used.add(referred);
      }
    }
  }
  return files.filter((file) => !used.has(file)).map((file) => pathFrom(root, file));
}
