import { readBrands } from "../generate/brands.ts";
import { generateUnit } from "../generate/unit.ts";
import { listUnits } from "../generate/units.ts";

/** As `pnpm generate`. */
export async function generateAll(root: string): Promise<void> {
  for (const unit of await listUnits(root, await readBrands(root))) {
    await generateUnit(root, unit);
  }
}
