import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type RepositoryLinks, repositoryLinks } from "../content/repository-links.ts";
import { manualsOf } from "../manuals/manuals.ts";
import { loadPackages, type Package } from "../manuals/packages.ts";
import { type Brand, loadBrands } from "../reference/brand.ts";
import { pagesAddress } from "./address.ts";

/** What the site is made of. */
export interface Sources {
  readonly root: string;
  /** The repository's address at its host. */
  readonly home: string;
  /** Where the site is published, with a slash at the end. */
  readonly address: string;
  /** The version of the documents; undefined until the first release. */
  readonly version: string | undefined;
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
  const { version }: { version: string } = JSON.parse(await read("spec/package.json"));
  const pages = new Map([
    ["README.md", "/index.html"],
    ["spec/generated/RECONCILIATION.md", "/report.html"],
    ...manualsOf(packages).map(({ file, href }): [string, string] => [file, href]),
  ]);
  return {
    root,
    home,
    address: pagesAddress(home),
    version: version === "0.0.0" ? undefined : version,
    brands,
    packages,
    links: repositoryLinks(root, pages, home),
    read,
  };
}
