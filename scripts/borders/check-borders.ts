import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { cruise } from "dependency-cruiser";
import { listBrandIds } from "../generate/brands.ts";
import { rulesOf } from "./rules.ts";
import { type Border, borders } from "./table.ts";

/** What is wrong with the imports of a workspace: each that the table does not allow, and each circle. */
export async function checkBorders(root: string, table: readonly Border[] = borders): Promise<string[]> {
  const brands = await listBrandIds(root);
  const known = [...table.map(({ folder }) => folder), ...brands.map((brand) => `packages/${brand}`)];
  const folders = (await foldersWithFiles(join(root, "packages"))).map((name) => `packages/${name}`);
  const unknown = folders
    .filter((folder) => !known.includes(folder))
    .map((folder) => `${folder} is missing in scripts/borders/table.ts: say there what it may import.`);
  return [...unknown, ...(await forbiddenImports(root, table, brands))];
}

/** The folders of packages; one of which a checkout has only kept what was installed or built is none. */
async function foldersWithFiles(parent: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of await readdir(parent)) {
    const files = await readdir(join(parent, name));
    if (files.some((file) => !leftBehind.has(file))) found.push(name);
  }
  return found;
}

const leftBehind = new Set(["node_modules", "dist", ".turbo"]);

async function forbiddenImports(
  root: string,
  table: readonly Border[],
  brands: readonly string[],
): Promise<string[]> {
  const { output } = await cruise(["packages", "scripts"], {
    baseDir: root,
    parser: "tsc",
    // Imports of types are imports.
    tsPreCompilationDeps: true,
    // Programs are written as users write them, and are copied into projects of their own. What a run leaves behind, such as
    // the clients that the bench generates, is in a folder whose name begins with a dot.
    exclude: { path: "/(released|programs|[.][^/]+)/" },
    doNotFollow: { path: "(^|/)(node_modules|dist)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["types", "import", "default"],
      extensions: [".ts", ".js", ".d.ts"],
    },
    validate: true,
    ruleSet: { forbidden: rulesOf(table, brands) },
  });
  if (typeof output === "string") throw new Error(output);
  return output.summary.violations.map(({ rule, from, to, cycle }) => {
    const way = [from, ...(cycle === undefined ? [to] : cycle.map(({ name }) => name))].join(" → ");
    return `${way}: ${rule.name}.`;
  });
}
