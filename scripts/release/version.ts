import { join } from "node:path";
import { transaction, type Watcher } from "../command/transaction.ts";
import { UserError } from "../command/user-error.ts";
import { checkFresh } from "../generate/check-fresh.ts";
import { generateAll } from "../generate/generate-all.ts";
import { keepReleasedCode } from "../released-code/keep.ts";
import { checkChangesets } from "../spec-changeset/plan.ts";
import { markReleased } from "../spec-changeset/released.ts";
import { type PublishedPackage, publishedPackages, workspacePackages } from "../workspace/packages.ts";
import { run } from "../workspace/run.ts";
import { changesetProblems } from "./changesets.ts";
import { documentStamps, stampPackage } from "./stamp.ts";

/**
 * Turns the changesets into versions and changelogs, stamps the packages that get a new version, and keeps the
 * documents, and the code that users may have written, as those of the last release; all of it or nothing. Gives those
 * packages.
 */
export async function releaseVersion(root: string, watch?: Watcher): Promise<PublishedPackage[]> {
  // What is released now is what later releases are compared with: a change without its words would never be told.
  await checkFresh(root);
  await checkChangesets(root);
  await checkReadable(root);
  const folders = [...(await workspacePackages(root)).values()];
  const files = [
    "package.json",
    "CHANGELOG.md",
    "released",
    "generated",
    "src/generated",
    "test/generated",
    "README.md",
  ];
  return transaction(
    root,
    [".changeset", ...folders.flatMap((folder) => files.map((file) => join(folder, file)))],
    async (part) => {
      const before = new Map((await publishedPackages(root)).map(({ name, version }) => [name, version]));
      const changeset = join(root, "node_modules/.bin/changeset");
      await part("changeset version", (signal) => run(changeset, ["version"], { cwd: root, signal }));
      // A document carries the version of the package that publishes it.
      await part("generate", () => generateAll(root));
      const released = (await publishedPackages(root)).filter(
        ({ name, version }) => before.get(name) !== version,
      );
      await part("stamps", async () => {
        const documents = await documentStamps(root);
        for (const each of released) await stampPackage(each, documents);
      });
      await part("documents", () => markReleased(root));
      await part("code", () => keepReleasedCode(root));
      return released;
    },
    watch,
  );
}

async function checkReadable(root: string): Promise<void> {
  const problems = await changesetProblems(root);
  if (problems.length > 0) throw new UserError(problems.join("\n"));
}
