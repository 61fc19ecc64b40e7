import { readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

/**
 * Writes the names of all that modules hand on of the core's main entry, and takes them from its entry for brands, which has
 * them too: then a program that imports a brand reads one module of the core.
 */
export async function listExports(folder: string): Promise<void> {
  const core: object = createRequire(join(resolve(folder), "module.js"))("@crm-invoices/core");
  const list = `export { ${Object.keys(core).sort().join(", ")} } from "@crm-invoices/core/brand";`;
  for (const name of (await readdir(folder)).filter((each) => each.endsWith(".js"))) {
    const path = join(folder, name);
    const code = await readFile(path, "utf8");
    const listed = code.replace(/^export \* from "@crm-invoices\/core";$/m, list);
    if (listed !== code) await writeFile(path, listed);
  }
}
