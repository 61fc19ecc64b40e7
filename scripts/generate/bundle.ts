import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { specFolder } from "../workspace/paths.ts";
import { redocly } from "../workspace/redocly.ts";
import type { Brand } from "./brands.ts";
import type { JsonObject } from "./document.ts";
import { checkOverlayTargets } from "./overlay-targets.ts";
import { checkStructure } from "./structure.ts";

/**
 * The description as one document with the brand's overlays applied. Fails, naming file and line, on
 * a mistake in the description and on an overlay action that matches nothing.
 */
export async function bundleBrand(root: string, brand: Brand): Promise<JsonObject> {
  const folder = await mkdtemp(join(specFolder(root), ".staging-"));
  try {
    const base = join(folder, "base.json");
    const branded = join(folder, "branded.json");
    const overlays = brand.overlays.map((file) => `--overlay=${relative(root, file)}`);
    await checkStructure(root, brand.overlays);
    await Promise.all([bundle(root, base, []), bundle(root, branded, overlays)]);
    const baseDocument = await readJson(base);
    for (const file of brand.overlays) {
      await checkOverlayTargets(root, file, baseDocument);
    }
    return await readJson(branded);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function bundle(root: string, output: string, overlays: readonly string[]): Promise<string> {
  return redocly(root, ["bundle", "spec/openapi.yaml", ...overlays, "--ext=json", `--output=${output}`]);
}

async function readJson(file: string): Promise<JsonObject> {
  const document: JsonObject = JSON.parse(await readFile(file, "utf8"));
  return document;
}
