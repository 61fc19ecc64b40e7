import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Removes the imports that import nothing from the modules of a folder. esbuild writes them to keep the order of side
 * effects, which these packages do not have; a bundler warns of each, as their manifest says so.
 */
export async function dropBareImports(folder: string): Promise<void> {
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith(".js")) continue;
    const path = join(folder, name);
    const text = await readFile(path, "utf8");
    // The line stays, so that the source map goes on pointing to the right ones.
    const kept = text.replace(/^import "\.[^"]*";$/gm, "");
    if (kept !== text) await writeFile(path, kept);
  }
}
