import { relative } from "node:path";
import { stringify } from "yaml";
import { specFolder } from "../workspace/paths.ts";
import { banner } from "./banner.ts";
import { generatorFiles } from "./brand-unit.ts";
import type { Brand } from "./brands.ts";
import type { Unit } from "./unit.ts";

/** A Redocly configuration that knows every brand, so that `redocly bundle leadway` works by name. */
export async function redoclyConfigUnit(root: string, brands: readonly Brand[]): Promise<Unit> {
  return {
    name: "redocly",
    inputs: [...brands.flatMap((brand) => brand.overlays), ...(await generatorFiles())],
    make: async (source) => {
      const apis = brands.map((brand) => [
        brand.id,
        {
          root: "../openapi.yaml",
          overlays: brand.overlays.map((file) => `../${relative(specFolder(root), file)}`),
        },
      ]);
      const configuration = { extends: ["../../redocly.yaml"], apis: Object.fromEntries(apis) };
      return new Map([["spec/generated/redocly.yaml", banner(source, "#") + stringify(configuration)]]);
    },
  };
}
