import { transaction, type Watcher } from "../command/transaction.ts";
import { readBrands } from "./brands.ts";
import { generatedPaths, generateUnit } from "./unit.ts";
import { listUnits } from "./units.ts";

/**
 * As `pnpm generate`: remakes what is not up to date, all of it or, when a part of it cannot be made, nothing. Gives the
 * names of what was remade.
 */
export async function generateAll(root: string, watch?: Watcher): Promise<string[]> {
  const brands = await readBrands(root);
  const units = await listUnits(root, brands);
  const remade: string[] = [];
  await transaction(
    root,
    generatedPaths(brands.map(({ id }) => id)),
    async (part) => {
      for (const unit of units) {
        if (await part(unit.name, () => generateUnit(root, unit))) remade.push(unit.name);
      }
    },
    watch,
  );
  return remade;
}
