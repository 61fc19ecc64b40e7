import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../command/user-error.ts";
import { hashFiles, readIfPresent } from "../workspace/files.ts";
import { toolsFolder } from "../workspace/paths.ts";
import { pnpm } from "../workspace/pnpm.ts";
import { registryEnvironment } from "../workspace/registry.ts";

const manifests = ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml"] as const;

/** The names of the folders of tools that have a lockfile of their own. */
export async function listTools(root: string): Promise<string[]> {
  const files = await readdir(join(root, "tools"), { recursive: true });
  return files.flatMap((file) => /^([\w-]+)[\\/]pnpm-lock\.yaml$/.exec(file)?.[1] ?? []).sort();
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
  const wanted = await hashFiles(
    folder,
    manifests.map((file) => join(folder, file)),
  );
  const mark = join(folder, "node_modules/.installed");
  if ((await readIfPresent(mark)) === wanted) return;
  await install(folder, signal);
  await writeFile(mark, wanted);
}

async function installFrozen(folder: string, signal?: AbortSignal): Promise<void> {
  const env = { ...process.env, ...(await registryEnvironment()) };
  await pnpm(["install", "--frozen-lockfile", "--prefer-offline"], { cwd: folder, env, signal });
}
