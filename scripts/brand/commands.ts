import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type Output, report } from "../command/report.ts";
import { writeTogether } from "../workspace/files.ts";
import { install } from "../workspace/pnpm.ts";
import { brandFiles } from "./brand-files.ts";
import { checkNewBrand } from "./check-new-brand.ts";
import { writeDocumentsTask } from "./documents-task.ts";
import { newUsage, readNewFlags, readRemoveFlags, removeUsage } from "./flags.ts";
import { generateAll } from "./generate-all.ts";
import { overlayPath, packagePath } from "./new-brand.ts";
import { removeBrand } from "./remove-brand.ts";

/** Runs `pnpm brand:new` in the project at `root`; returns the exit code. */
export function brandNew(root: string, parameters: readonly string[], output: Output): Promise<number> {
  return saying(output, async () => {
    const brand = readNewFlags(parameters);
    if (brand === undefined) {
      return newUsage;
    }
    await checkNewBrand(root, brand);
    const files = await brandFiles(root, brand);
    await writeTogether(root, files);
    try {
      await generateAll(root);
    } catch (error) {
      // Nobody else has a part in these files yet, so a brand that cannot be generated leaves none behind.
      const own = [packagePath(brand.id), ...files.keys()];
      await Promise.all(own.map((path) => rm(join(root, path), { recursive: true, force: true })));
      throw error;
    }
    await writeDocumentsTask(root);
    return [
      `Added ${brand.title}: ${overlayPath(brand.id)}, ${packagePath(brand.id)} and what is generated from them.`,
      await linked(root),
      `Next: put the brand's own wording into ${overlayPath(brand.id)}, run \`npx pnpm@12 test\`, and commit.`,
    ].join("\n");
  });
}

/** Runs `pnpm brand:remove` in the project at `root`; returns the exit code. */
export function brandRemove(root: string, parameters: readonly string[], output: Output): Promise<number> {
  return saying(output, async () => {
    const flags = readRemoveFlags(parameters);
    if (flags === undefined) {
      return removeUsage;
    }
    await removeBrand(root, flags.id, flags.force);
    await generateAll(root);
    await writeDocumentsTask(root);
    return [`Removed ${flags.id} and what was generated for it.`, await linked(root)].join("\n");
  });
}

async function linked(root: string): Promise<string> {
  return (await install(root))
    ? "The workspace is linked."
    : "Run `npx pnpm@12 install` to link the workspace.";
}

/** As {@link report}, for a command that succeeds in saying something. */
function saying(output: Output, command: () => Promise<string>): Promise<number> {
  return report(output, async () => {
    output.log(await command());
    return 0;
  });
}
