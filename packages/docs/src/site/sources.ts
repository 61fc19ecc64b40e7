import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type RepositoryLinks, repositoryLinks } from "../content/repository-links.ts";
import { manualsOf } from "../manuals/manuals.ts";
import { loadPackages, type Package } from "../manuals/packages.ts";
import { type Brand, loadBrands } from "../reference/brand.ts";

/** What the site is made of. */
export interface Sources {
  readonly root: string;
  /** The repository's address at its host. */
  readonly home: string;
  readonly brands: readonly Brand[];
  readonly packages: readonly Package[];
  readonly links: RepositoryLinks;
  /** Reads a file, named from the root. */
  read(file: string): Promise<string>;
}

export async function loadSources(root: string): Promise<Sources> {
  const read = (file: string) => readFile(join(root, file), "utf8");
  const [brands, packages] = await Promise.all([loadBrands(root), loadPackages(root)]);
  const { repository: home }: { repository: string } = JSON.parse(await read("package.json"));
  const pages = new Map([
    ["README.md", "/index.html"],
    ["spec/generated/RECONCILIATION.md", "/report.html"],
    ...manualsOf(packages).map(({ file, href }): [string, string] => [file, href]),
  ]);
  return {
    root,
    home,
    brands,
    packages,
    links: repositoryLinks(root, pages, home),
    read,
  };
}
