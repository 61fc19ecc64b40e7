import { join } from "node:path";
import { generateAll } from "../brand/generate-all.ts";
import { keepReleasedCode } from "../released-code/keep.ts";
import { checkChangesets } from "../spec-changeset/plan.ts";
import { markReleased } from "../spec-changeset/released.ts";
import { type PublishedPackage, publishedPackages } from "../workspace/packages.ts";
import { run } from "../workspace/run.ts";
import { documentStamps, stampPackage } from "./stamp.ts";

/**
 * Turns the changesets into versions and changelogs, stamps the packages that get a new version, and keeps the
 * documents, and the code that users may have written, as those of the last release. Gives those packages.
 */
export async function releaseVersion(root: string): Promise<PublishedPackage[]> {
  // What is released now is what later releases are compared with: a change without its words would never be told.
  await checkChangesets(root);
  const before = new Map((await publishedPackages(root)).map(({ name, version }) => [name, version]));
  await run(join(root, "node_modules/.bin/changeset"), ["version"], { cwd: root });
  // A document carries the version of the package that publishes it.
  await generateAll(root);
  const released = (await publishedPackages(root)).filter(
    ({ name, version }) => before.get(name) !== version,
  );
  const documents = await documentStamps(root);
  for (const each of released) await stampPackage(each, documents);
  await markReleased(root);
  await keepReleasedCode(root);
  return released;
}
