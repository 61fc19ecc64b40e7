import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../command/user-error.ts";
import { checkFresh } from "../generate/check-fresh.ts";
import { type PublishedPackage, publishedPackages } from "../workspace/packages.ts";
import { documentStamps } from "./stamp.ts";
import { readTarball } from "./tarball.ts";
import { tarballProblems } from "./tarball-problems.ts";

/** Where `pnpm release:pack` puts what `pnpm release:publish` publishes. */
const packedFolder = "dist/release/packages";

/** As {@link checkPacked}, and throws too when what the packages are compared with is not what `spec/` gives. */
export async function checkRelease(root: string): Promise<string[]> {
  await checkFresh(root);
  return checkPacked(root);
}

/** Throws a {@link UserError} when a packed package is not fit to be published; gives the names of those that are fit. */
export async function checkPacked(root: string): Promise<string[]> {
  const folder = join(root, packedFolder);
  const names = existsSync(folder) ? (await readdir(folder)).sort() : [];
  const files = names.map((name) => join(folder, name));
  return checkTarballs(root, files);
}

/** As {@link checkPacked}, of tarballs wherever they are. */
export async function checkTarballs(root: string, files: readonly string[]): Promise<string[]> {
  const packages = await publishedPackages(root);
  const versions = new Map(packages.map(({ name, version }) => [name, version]));
  const documents = await documentStamps(root);
  const names: string[] = [];
  const problems: string[] = [];
  for (const file of files) {
    const tarball = await readTarball(file);
    const published = find(packages, tarball.manifest.name);
    names.push(`${published.name}@${tarball.manifest.version}`);
    problems.push(...tarballProblems(tarball, { published, documents, versions }));
  }
  if (problems.length > 0) {
    throw new UserError(
      `These packages may not be published:\n${problems.map((each) => `  ${each}`).join("\n")}`,
    );
  }
  return names;
}

function find(packages: readonly PublishedPackage[], name: string): PublishedPackage {
  const found = packages.find((each) => each.name === name);
  if (found === undefined)
    throw new UserError(`${name} is packed, but is no package that is published from here.`);
  return found;
}
