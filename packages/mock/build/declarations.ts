import { readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

/** Removes the declarations in a folder that no entry point leads to: those of modules behind the public ones. */
export function removeUnreachable(folder: string, entries: readonly string[]): void {
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const [, name = ""] of readFileSync(file, "utf8").matchAll(/\b(?:from|import) "(\.[^"]+)\.ts"/g)) {
      visit(join(dirname(file), `${name}.d.ts`));
    }
  };
  for (const entry of entries) visit(join(folder, `${entry}.d.ts`));
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const file = join(folder, name);
    if (name.endsWith(".d.ts") && !reached.has(file)) rmSync(file);
  }
}
