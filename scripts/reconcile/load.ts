import { join } from "node:path";
import { Mistake } from "../command/mistake.ts";
import { listBrandIds } from "../generate/brands.ts";
import { filesBelow, readIfPresent } from "../workspace/files.ts";
import { specFolder } from "../workspace/paths.ts";
import { parseYamlFile } from "../yaml/yaml-file.ts";
import { type Ledger, readLedger } from "./ledger.ts";
import { readSource, type Source } from "./source.ts";

/** Every file of `spec/sources`, sorted by name. */
export async function loadSources(root: string): Promise<Source[]> {
  const brands = await listBrandIds(root);
  const files = await filesBelow(join(specFolder(root), "sources"));
  const parsed = await Promise.all(
    files.filter((file) => file.endsWith(".yaml")).map((file) => parseYamlFile(root, file)),
  );
  return parsed.map((file) => readSource(file, brands));
}

export async function loadLedger(root: string, sources: readonly Source[]): Promise<Ledger> {
  const file = await parseYamlFile(root, join(specFolder(root), "ledger.yaml"));
  return readLedger(
    file,
    sources.map(({ id }) => id),
  );
}

/** The bundled document of every brand, as `pnpm generate` last wrote it. */
export async function loadBundles(root: string): Promise<Map<string, unknown>> {
  const bundles = new Map<string, unknown>();
  for (const brand of await listBrandIds(root)) {
    const name = `spec/generated/${brand}.json`;
    const text = await readIfPresent(join(root, name));
    if (text === undefined) {
      throw new Mistake(`${name} is missing. Run \`pnpm generate\` first.`);
    }
    bundles.set(brand, JSON.parse(text));
  }
  return bundles;
}
