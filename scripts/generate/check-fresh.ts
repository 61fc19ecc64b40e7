import { UserError } from "../command/user-error.ts";
import { readBrands } from "./brands.ts";
import type { Reconcile } from "./report-unit.ts";
import { differingFiles, orphanFiles, remakeAll } from "./unit.ts";
import { listUnits } from "./units.ts";

/**
 * Fails, naming the files and the command that mends them, when what is generated is not what `spec/` gives now. Remakes
 * everything in memory and compares it byte by byte; writes nothing.
 *
 * @param only the id of the one brand whose files count.
 * @param reconcile reconciles the project with the documents that are made.
 */
export async function checkFresh(root: string, only?: string, reconcile?: Reconcile): Promise<void> {
  const made = await remakeAll(root, await listUnits(root, await readBrands(root), only, reconcile));
  const stale = await differingFiles(root, made);
  const orphans = only === undefined ? await orphanFiles(root, made) : [];
  const problems = [
    ...(stale.length === 0
      ? []
      : [
          `These generated files are not what spec/ gives now:\n${listed(stale)}\nMake your change in spec/, run \`pnpm generate\` and commit the result.`,
        ]),
    ...(orphans.length === 0
      ? []
      : [
          `Nothing generates these files, which are in folders of generated ones; delete them:\n${listed(orphans)}`,
        ]),
  ];
  if (problems.length > 0) {
    throw new UserError(problems.join("\n"));
  }
}

function listed(files: readonly string[]): string {
  return files.map((file) => `  ${file}`).join("\n");
}
