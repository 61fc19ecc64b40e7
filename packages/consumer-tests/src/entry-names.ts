import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { workspace } from "./workspace.ts";

/** The names of the entry points of a brand's package, the main one as `index`. */
export async function entryNames(brand: string): Promise<readonly string[]> {
  const manifest = await readFile(join(workspace, "packages", brand, "package.json"), "utf8");
  const { exports }: { exports: object } = JSON.parse(manifest);
  return Object.keys(exports)
    .map((name) => name.slice(2) || "index")
    .filter((name) => name !== "package.json");
}
