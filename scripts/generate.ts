import { parseFlags } from "./command/flags.ts";
import { runCommand } from "./command/run-command.ts";
import { readBrands } from "./generate/brands.ts";
import { checkFresh } from "./generate/check-fresh.ts";
import { generateAll } from "./generate/generate-all.ts";
import { missingTranslations } from "./generate/missing-translations.ts";
import { generateUnit } from "./generate/unit.ts";
import { listUnits } from "./generate/units.ts";
import { repository } from "./workspace/paths.ts";

const usage = `pnpm generate [--check] [--brand <id>]

Remakes everything that comes from spec/: bundled documents, types, the reconciliation report.
  --check       write nothing; fail when a generated file is missing, outdated or edited by hand
  --brand <id>  only what belongs to one brand`;

async function run(): Promise<void> {
  const flags = parseFlags(process.argv.slice(2), usage, {
    check: { type: "boolean" },
    brand: { type: "string" },
  });
  if (flags === undefined) {
    console.log(usage);
    return;
  }
  const { brand, check } = flags.values;
  if (check) {
    await checkFresh(repository, brand);
    console.log("Every generated file is up to date.");
    return;
  }
  const remade = brand === undefined ? await generateAll(repository) : await generateBrand(repository, brand);
  for (const line of remade.length > 0 ? await missingTranslations(repository) : []) {
    console.warn(line);
  }
  console.log(remade.length > 0 ? `Remade: ${remade.join(", ")}.` : "Nothing has changed.");
}

/** The units of a brand alone: those of another may be made at the same time. */
async function generateBrand(root: string, id: string): Promise<string[]> {
  const remade: string[] = [];
  for (const unit of await listUnits(root, await readBrands(root), id)) {
    if (await generateUnit(root, unit)) remade.push(unit.name);
  }
  return remade;
}

await runCommand(run);
