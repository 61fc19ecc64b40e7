import { join } from "node:path";
import { listOperations } from "@crm-invoices/openapi";
import { readBundles } from "../reconcile/load.ts";
import { sha256 } from "../workspace/files.ts";
import { specFolder } from "../workspace/paths.ts";
import { banner } from "./banner.ts";
import { generatorFiles } from "./brand-unit.ts";
import { type Brand, contracts, documentName } from "./brands.ts";
import { mockFolder, type Unit } from "./unit.ts";

/** The names that the types of the mock know. It reads the bundles, so it comes after the brands. */
export async function mockUnit(root: string, brands: readonly Brand[]): Promise<Unit> {
  return {
    name: "mock",
    inputs: [
      ...brands.flatMap(({ id }) =>
        contracts.map((contract) => join(specFolder(root), `generated/${documentName(id, contract)}.json`)),
      ),
      ...(await generatorFiles()),
    ],
    // The hash is that of the names: they stay the same whatever else changes in the documents.
    make: async (_, read) => {
      const bundles = await Promise.all(contracts.map((contract) => readBundles(root, contract, read)));
      const documents = bundles.flatMap((bundle) => [...bundle.values()]);
      const operations = documents.flatMap((document) => listOperations(document).map(({ id }) => id));
      const text = [
        "/** The id of a brand that has published documents. */",
        union(
          "Brand",
          brands.map(({ id }) => id),
        ),
        "/** The id of an operation that a published document describes. */",
        union("OperationId", operations),
      ].join("\n");
      return new Map([[`${mockFolder}/names.ts`, `${banner(sha256(text))}\n${text}`]]);
    },
  };
}

function union(name: string, ids: readonly string[]): string {
  const members = [...new Set(ids)].sort().map((id) => `\n  | ${JSON.stringify(id)}`);
  return `export type ${name} =${members.join("")};\n`;
}
