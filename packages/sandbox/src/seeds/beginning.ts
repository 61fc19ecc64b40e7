import type { Brand } from "@crm-invoices/mock";
import type { ContextSettings } from "../operations/context.ts";
import type { Settings } from "../settings.ts";
import { type Beginning, emptyBeginning } from "../worlds/world.ts";
import { applySeed } from "./apply-seed.ts";
import { demo } from "./demo.ts";
import { readSeed } from "./read-seed.ts";

/**
 * What each world begins with.
 *
 * @throws SeedError that names the place that cannot be meant.
 */
export function beginningOf(
  given: unknown,
  brands: readonly Brand[],
  settings: ContextSettings & Pick<Settings, "tools">,
): Beginning {
  if (given === undefined) return emptyBeginning;
  if (given === "demo") return demo(brands);
  const seed = readSeed(given, brands, ["demo"]);
  return {
    ...emptyBeginning,
    fill: (store, world) => applySeed(settings, settings.tools.judge, store, world, seed),
  };
}
