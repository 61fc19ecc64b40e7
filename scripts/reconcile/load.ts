import { basename, join } from "node:path";
import { UserError } from "../command/user-error.ts";
import { type Contract, documentName, listBrandIds } from "../generate/brands.ts";
import type { Bundle } from "../generate/document.ts";
import { readIfPresent, yamlFilesBelow } from "../workspace/files.ts";
import { specFolder } from "../workspace/paths.ts";
import { parseYamlFile } from "../yaml/yaml-file.ts";
import { type Ledger, readLedger } from "./ledger.ts";
import { readSource, type Source } from "./source.ts";

/** Every file of `spec/sources`, sorted by name. */
export async function loadSources(root: string): Promise<Source[]> {
  const brands = await listBrandIds(root);
  const parsed = await Promise.all((await listSourceFiles(root)).map((file) => parseYamlFile(root, file)));
  return parsed.map((file) => readSource(file, brands));
}

/** The ids of all sources, which are the names of their files. */
async function listSourceIds(root: string): Promise<string[]> {
  return (await listSourceFiles(root)).map((file) => basename(file, ".yaml"));
}

function listSourceFiles(root: string): Promise<string[]> {
  return yamlFilesBelow(join(specFolder(root), "sources"));
}

export async function loadLedger(root: string): Promise<Ledger> {
  const file = await parseYamlFile(root, join(specFolder(root), "ledger.yaml"));
  return readLedger(file, await listSourceIds(root));
}

/** Brand → its bundled document. */
export type Bundles = ReadonlyMap<string, Bundle>;

/**
 * The bundled document of every brand, as `pnpm generate` last wrote it: the documented contract, or the observed one.
 *
 * @param read reads a file, or what has been made in its place.
 */
export async function readBundles(
  root: string,
  contract: Contract = "documented",
  read = readIfPresent,
): Promise<Bundles> {
  const bundles = new Map<string, Bundle>();
  for (const brand of await listBrandIds(root)) {
    const name = `spec/generated/${documentName(brand, contract)}.json`;
    const text = await read(join(root, name));
    if (text === undefined) {
      throw new UserError(`${name} is missing. Run \`pnpm generate\` first.`);
    }
    bundles.set(brand, JSON.parse(text));
  }
  return bundles;
}
