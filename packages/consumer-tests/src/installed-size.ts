import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** The bytes of every file in a folder. */
export async function folderSize(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map((file) => stat(join(file.parentPath, file.name))));
  return sizes.reduce((sum, { size }) => sum + size, 0);
}

/** The names of the packages in `node_modules`. */
export async function installedPackages(project: string): Promise<readonly string[]> {
  const modules = join(project, "node_modules");
  const names: string[] = [];
  for (const name of await readdir(modules)) {
    if (name.startsWith("@"))
      names.push(...(await readdir(join(modules, name))).map((each) => `${name}/${each}`));
    else if (!name.startsWith(".")) names.push(name);
  }
  return names.sort();
}
