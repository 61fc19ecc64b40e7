import { type Output, report } from "../command/report.ts";
import { transaction, type Watcher } from "../command/transaction.ts";
import { listBrandIds } from "../generate/brands.ts";
import { generateAll } from "../generate/generate-all.ts";
import { generatedPaths } from "../generate/unit.ts";
import { releasedBrands, releasedPaths } from "../spec-changeset/released.ts";
import { writeTogether } from "../workspace/files.ts";
import { install } from "../workspace/pnpm.ts";
import { brandFiles } from "./brand-files.ts";
import { checkNewBrand } from "./check-new-brand.ts";
import { documentsTaskFile, writeDocumentsTask } from "./documents-task.ts";
import { newUsage, readNewFlags, readRemoveFlags, removeUsage } from "./flags.ts";
import { changesetPath, overlayPath, packagePath } from "./new-brand.ts";
import { removeBrand } from "./remove-brand.ts";

/** Runs `pnpm brand:new` in the project at `root`; returns the exit code. */
export function brandNew(
  root: string,
  parameters: readonly string[],
  output: Output,
  watch?: Watcher,
): Promise<number> {
  return saying(output, async () => {
    const brand = readNewFlags(parameters);
    if (brand === undefined) {
      return newUsage;
    }
    await checkNewBrand(root, brand);
    const linked = await change(root, brand.id, watch, async () => {
      await writeTogether(root, await brandFiles(root, brand));
    });
    return [
      `Added ${brand.title}: ${overlayPath(brand.id)}, ${packagePath(brand.id)} and what is generated from them.`,
      linked,
      `Next: put the brand's own wording into ${overlayPath(brand.id)}, run \`npx pnpm@12 test\`, and commit.`,
    ].join("\n");
  });
}

/** Runs `pnpm brand:remove` in the project at `root`; returns the exit code. */
export function brandRemove(
  root: string,
  parameters: readonly string[],
  output: Output,
  watch?: Watcher,
): Promise<number> {
  return saying(output, async () => {
    const flags = readRemoveFlags(parameters);
    if (flags === undefined) {
      return removeUsage;
    }
    const linked = await change(root, flags.id, watch, () => removeBrand(root, flags.id, flags.force));
    const isReleased = (await releasedBrands(root)).includes(flags.id);
    const next = isReleased
      ? ["Next: run `pnpm spec:changeset`, which tells its users that it is gone."]
      : [];
    return [`Removed ${flags.id} and what was generated for it.`, linked, ...next].join("\n");
  });
}

/** Changes the files of a brand and all that follows from them, or nothing. Says whether the workspace is linked. */
async function change(
  root: string,
  id: string,
  watch: Watcher | undefined,
  changeFiles: () => Promise<void>,
): Promise<string> {
  const shared = [...generatedPaths(await listBrandIds(root)), documentsTaskFile, "pnpm-lock.yaml"];
  const own = [overlayPath(id), packagePath(id), changesetPath(id), ...releasedPaths(id)];
  return transaction(
    root,
    [...own, ...shared],
    async (part) => {
      await part("the brand's files", changeFiles);
      await part("generate", () => generateAll(root));
      await part(documentsTaskFile, () => writeDocumentsTask(root));
      const linked = await part("install", (stop) => install(root, stop));
      return linked ? "The workspace is linked." : "Run `npx pnpm@12 install` to link the workspace.";
    },
    watch,
  );
}

/** As {@link report}, for a command that succeeds in saying something. */
function saying(output: Output, command: () => Promise<string>): Promise<number> {
  return report(output, async () => {
    output.log(await command());
    return 0;
  });
}
