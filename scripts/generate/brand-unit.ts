import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import { filesBelow, hashFiles } from "../workspace/files.ts";
import { baseFolders, repository, specFolder } from "../workspace/paths.ts";
import { banner } from "./banner.ts";
import type { Brand } from "./brands.ts";
import { bundleBrand } from "./bundle.ts";
import { clientModule } from "./client-module.ts";
import { clientView } from "./client-view.ts";
import { isObject, type JsonObject } from "./document.ts";
import { operationsModule } from "./operations-module.ts";
import { typesModule } from "./types-module.ts";
import type { Unit } from "./unit.ts";

/** Everything generated for one brand: the bundled document, the types, the named operations and their table. */
export async function brandUnit(root: string, brand: Brand): Promise<Unit> {
  const spec = specFolder(root);
  const folders = await Promise.all(baseFolders.map((folder) => filesBelow(join(spec, folder))));
  const sources = [
    join(spec, "openapi.yaml"),
    ...folders.flat(),
    ...brand.overlays,
    ...(await generatorFiles()),
  ];
  return {
    name: brand.id,
    inputs: [...sources, join(spec, "package.json")],
    make: async () => {
      // A new version of the package that publishes all documents is no change of each of them.
      const source = await hashFiles(root, sources);
      const document = stamp(await bundleBrand(root, brand), await specVersion(root), source);
      const view = clientView(document);
      const heading = banner(source);
      return new Map([
        [`spec/generated/${brand.id}.json`, `${JSON.stringify(document, null, 2)}\n`],
        [`spec/generated/${brand.id}.yaml`, banner(source, "#") + yamlOf(document)],
        [`packages/${brand.id}/src/generated/types.ts`, heading + (await typesModule(view))],
        [`packages/${brand.id}/src/generated/client.ts`, heading + clientModule(view)],
        [`packages/${brand.id}/src/generated/operations.ts`, heading + operationsModule(brand, document)],
      ]);
    },
  };
}

/** The generator's own sources and the versions of its tools: when they change, output may. */
export async function generatorFiles(): Promise<string[]> {
  const own = await filesBelow(join(repository, "scripts/generate"));
  const tools = ["@redocly/cli", "openapi-typescript", "typescript", "yaml"];
  return [
    ...own.filter((file) => !/\.test\.ts$|\/testing\//.test(file)),
    join(repository, "scripts/workspace/redocly.ts"),
    ...tools.map((tool) => join(repository, "scripts/node_modules", tool, "package.json")),
  ];
}

/** Text such as 2021-07-28 is quoted, for readers of YAML 1.1 (js-yaml, PyYAML) take it for a date. */
function yamlOf(document: JsonObject): string {
  return stringify(document, { aliasDuplicateObjects: false, compat: "yaml-1.1", lineWidth: 0 });
}

/** The version under which `@crm-invoices/spec` publishes the documents. */
async function specVersion(root: string): Promise<string> {
  const { version }: { version: string } = JSON.parse(
    await readFile(join(specFolder(root), "package.json"), "utf8"),
  );
  return version;
}

/** The document with what tells one state of it from another: its version, and the hash of what it came from. */
function stamp(document: JsonObject, version: string, source: string): JsonObject {
  const { openapi = "", info = {}, ...rest } = document;
  return {
    openapi,
    info: isObject(info) ? { ...info, version } : info,
    "x-generated": { command: "pnpm generate", editInstead: "spec/", source },
    ...rest,
  };
}
