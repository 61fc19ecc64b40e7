import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { publishedPackages } from "@crm-invoices/scripts/packages";
import { pathFrom } from "@crm-invoices/scripts/path-from";

/** A package that is published. */
export interface Package {
  readonly name: string;
  /** The last part of its name, which names its pages. */
  readonly id: string;
  /** From the root. */
  readonly folder: string;
  readonly description: string;
  /** The id of the brand whose client it is. */
  readonly brand: string | undefined;
}

/** Every published package of the workspace: the clients first, then what they share, by name. */
export async function loadPackages(root: string): Promise<Package[]> {
  const packages = await Promise.all(
    (await publishedPackages(root)).map(async ({ name, folder, brand }): Promise<Package> => {
      const { description = "" }: { description?: string } = JSON.parse(
        await readFile(join(folder, "package.json"), "utf8"),
      );
      const id = name.slice(name.indexOf("/") + 1);
      return { name, id, folder: pathFrom(root, folder), description, brand };
    }),
  );
  const rank = ({ id, brand }: Package) => `${brand === undefined ? 1 : 0} ${id}`;
  return packages.sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
}
