import { stringify } from "yaml";
import { pathFrom } from "../workspace/path-from.ts";
import { specFolder } from "../workspace/paths.ts";
import { banner } from "./banner.ts";
import { generatorFiles } from "./brand-unit.ts";
import { type Brand, contracts, documentName, overlaysOf } from "./brands.ts";
import type { Unit } from "./unit.ts";

/** A Redocly configuration that knows every document, so that `redocly bundle leadway` works by name. */
export async function redoclyConfigUnit(root: string, brands: readonly Brand[]): Promise<Unit> {
  return {
    name: "redocly",
    inputs: [
      ...new Set(brands.flatMap((brand) => contracts.flatMap((contract) => overlaysOf(brand, contract)))),
      ...(await generatorFiles()),
    ],
    make: async (source) => {
      const documents = brands.flatMap((brand) => contracts.map((contract) => ({ brand, contract })));
      const apis = documents.map(({ brand, contract }) => [
        documentName(brand.id, contract),
        {
          root: "../openapi.yaml",
          overlays: overlaysOf(brand, contract).map((file) => `../${pathFrom(specFolder(root), file)}`),
        },
      ]);
      const configuration = { extends: ["../../redocly.yaml"], apis: Object.fromEntries(apis) };
      return new Map([["spec/generated/redocly.yaml", banner(source, "#") + stringify(configuration)]]);
    },
  };
}
