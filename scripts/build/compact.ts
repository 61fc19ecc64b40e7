import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Indents a declaration with tabs, where the compiler knows only four spaces. */
export function compact(declaration: string): string {
  return declaration.replace(/^(?: {4})+/gm, (spaces) => "\t".repeat(spaces.length / 4));
}

/** Compacts each declaration in a folder in place. */
export async function compactFolder(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true });
  for (const name of names.filter((each) => each.endsWith(".d.ts"))) {
    const path = join(folder, name);
    const text = await readFile(path, "utf8");
    const smaller = compact(text);
    if (smaller !== text) await writeFile(path, smaller);
  }
}
