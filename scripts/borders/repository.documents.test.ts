import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { listBrandIds } from "../generate/brands.ts";
import { repository } from "../workspace/paths.ts";
import { anyBrand, borders } from "./table.ts";

const brands = await listBrandIds(repository);
const inTable = (folder: string) => (brands.some((id) => folder === `packages/${id}`) ? anyBrand : folder);

test("the table of ARCHITECTURE.md says which folder may import which", async () => {
  const text = await readFile(join(repository, "ARCHITECTURE.md"), "utf8");
  const rows = text.split("\n").filter((line) => /^\| `/.test(line));
  const shown = rows.map((row) => {
    const [folder = "", , imports = "", testsImport = ""] = row
      .split("|")
      .slice(1)
      .map((cell) => cell.trim());
    return [namesIn(folder)[0]?.replace(/\/$/, ""), namesIn(imports), namesIn(testsImport)];
  });
  const short = (folder: string) => folder.replace("packages/", "");
  expect(shown).toEqual(
    borders.map(({ folder, imports, testsImport = [] }) => [
      folder,
      imports.map(short),
      testsImport.map(short),
    ]),
  );
});

test.each(
  borders.map(({ folder, imports, testsImport = [] }) => ({ folder, allowed: [...imports, ...testsImport] })),
)("the manifest of $folder declares just those packages of the workspace", async ({ folder, allowed }) => {
  for (const path of folder === anyBrand ? brands.map((id) => `packages/${id}`) : [folder]) {
    const manifest = JSON.parse(await readFile(join(repository, path, "package.json"), "utf8"));
    const declared = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
      .filter(([, version]) => String(version).startsWith("workspace:"))
      .map(([name]) => inTable(folderOf(name)));
    expect(declared.sort()).toEqual([...allowed].sort());
  }
});

/** The folder of a package of this workspace. */
function folderOf(name: string): string {
  const short = name.replace("@crm-invoices/", "");
  return short === "scripts" || short === "spec" ? short : `packages/${short}`;
}

function namesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
}
