import { Mistake } from "../command/mistake.ts";
import { brandUnit } from "./brand-unit.ts";
import type { Brand } from "./brands.ts";
import { redoclyConfigUnit } from "./redocly-config-unit.ts";
import { reportUnit } from "./report-unit.ts";
import type { Unit } from "./unit.ts";

/** What there is to generate, in the order it is made: of everything, or of one brand. */
export async function listUnits(root: string, brands: readonly Brand[], only?: string): Promise<Unit[]> {
  if (only !== undefined) {
    const brand = brands.find(({ id }) => id === only);
    if (brand === undefined) {
      throw new Mistake(
        `--brand ${only}: there is no such brand; spec/brands has ${brands.map(({ id }) => id).join(", ")}.`,
      );
    }
    return [await brandUnit(root, brand)];
  }
  return [
    ...(await Promise.all(brands.map((brand) => brandUnit(root, brand)))),
    await redoclyConfigUnit(root, brands),
    await reportUnit(root, brands),
  ];
}
