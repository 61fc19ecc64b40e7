import { existsSync } from "node:fs";
import { readdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../command/user-error.ts";
import { hashFiles, readIfPresent } from "../workspace/files.ts";
import { toolsFolder } from "../workspace/paths.ts";
import { pnpm } from "../workspace/pnpm.ts";
import { registryEnvironment } from "../workspace/registry.ts";

const manifests = ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml"] as const;
/** Holds the hash of the manifests that were installed. */
const mark = "node_modules/.installed";

/** The names of the folders of tools that have a lockfile of their own. */
export async function listTools(root: string): Promise<string[]> {
  const names = await readdir(join(root, "tools"));
  return names.filter((name) => existsSync(join(toolsFolder(root, name), "pnpm-lock.yaml"))).sort();
}

interface Steps {
  readonly signal?: AbortSignal;
  /** Installs what the lockfile in a folder names. */
  readonly install?: (folder: string, signal?: AbortSignal) => Promise<unknown>;
}

/**
 * Installs what `tools/<name>` has in its lockfile, unless just that is installed.
 *
 * @throws UserError that lists the names when there is no such folder, or says why it cannot be installed.
 */
export async function installTools(
  root: string,
  name: string,
  { signal, install = installFrozen }: Steps = {},
): Promise<void> {
  const known = await listTools(root);
  if (!known.includes(name)) {
    throw new UserError(`There are no tools "${name}"; tools/ has ${known.join(", ")}.`);
  }
  const folder = toolsFolder(root, name);
  const wanted = await hashOf(folder);
  if ((await installedIn(folder)) === wanted) return;
  await install(folder, signal);
  await writeFile(join(folder, mark), wanted);
}

/** Lends the clone at `root` the tools that the project at `from` has installed, where it wants the same. */
export async function linkTools(from: string, root: string): Promise<void> {
  for (const name of await listTools(root)) {
    const [own, wanted] = [toolsFolder(from, name), toolsFolder(root, name)];
    if ((await installedIn(own)) === (await hashOf(wanted))) {
      await symlink(join(own, "node_modules"), join(wanted, "node_modules"));
    }
  }
}

const hashOf = (folder: string) =>
  hashFiles(
    folder,
    manifests.map((file) => join(folder, file)),
  );

const installedIn = (folder: string) => readIfPresent(join(folder, mark));

async function installFrozen(folder: string, signal?: AbortSignal): Promise<void> {
  const env = { ...process.env, ...(await registryEnvironment()) };
  await pnpm(["install", "--frozen-lockfile", "--prefer-offline"], { cwd: folder, env, signal });
}
