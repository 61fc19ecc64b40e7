import type { ProviderRoute } from "@crm-invoices/mock";
import { applySeed } from "../seeds/apply-seed.ts";
import { readSeed } from "../seeds/read-seed.ts";
import type { Settings } from "../settings.ts";
import { enterWorld } from "../worlds/world.ts";
import { fieldsOf, route } from "./route.ts";

const mebibytes = 1024 * 1024;

/** Adds data to a world: a ready seed, `{ "seed": "business" }`, or a seed itself; all of it or nothing. */
export function seedRoutes(settings: Settings): ProviderRoute[] {
  return [
    {
      ...route("POST", "/seed", (name, { body }) =>
        settings.store.transaction(async (store) => {
          const seed = readSeed(fieldsOf(body)["seed"] ?? body, settings.brands);
          const world = await enterWorld(store, name, settings.beginning);
          await applySeed(settings, settings.tools.judge, store, world, seed);
          return { accounts: seed.accounts.map(({ brand, altId }) => ({ brand, altId })) };
        }),
      ),
      bodyLimit: 64 * mebibytes,
    },
  ];
}
