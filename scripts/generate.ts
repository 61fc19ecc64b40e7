import { parseFlags } from "./command/flags.ts";
import { runCommand } from "./command/run-command.ts";
import { UserError } from "./command/user-error.ts";
import { readBrands } from "./generate/brands.ts";
import { generateAll } from "./generate/generate-all.ts";
import { generateUnit, staleFiles, type Unit } from "./generate/unit.ts";
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
  const { values } = flags;
  const brands = await readBrands(repository);
  const units = await listUnits(repository, brands, values.brand);
  if (values.check) {
    const stale = await staleFiles(repository, units);
    if (stale.length > 0) {
      throw new UserError(
        `These generated files are not what spec/ gives now:\n${stale.map((file) => `  ${file}`).join("\n")}\nRun \`pnpm generate\` and commit the result.`,
      );
    }
    console.log("Every generated file is up to date.");
    return;
  }
  const remade =
    values.brand === undefined ? await generateAll(repository) : await generateEach(repository, units);
  console.log(remade.length > 0 ? `Remade: ${remade.join(", ")}.` : "Nothing has changed.");
}

/** The units of a brand alone: those of another may be made at the same time. */
async function generateEach(root: string, units: readonly Unit[]): Promise<string[]> {
  const remade: string[] = [];
  for (const unit of units) {
    if (await generateUnit(root, unit)) remade.push(unit.name);
  }
  return remade;
}

await runCommand(run);
