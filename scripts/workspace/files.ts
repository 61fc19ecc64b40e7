import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";

/** Every file below `directory`, as sorted absolute paths; none when there is no such folder. */
export async function filesBelow(directory: string): Promise<string[]> {
  if (!existsSync(directory)) {
    return [];
  }
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** The YAML files below `directory`, sorted. What editors put beside a file while it is edited is left out. */
export async function yamlFilesBelow(directory: string): Promise<string[]> {
  return (await filesBelow(directory)).filter((file) => isYamlFile(basename(file)));
}

/** Whether a file of this name is one that a person keeps: editors hide theirs, or give them another ending. */
export function isYamlFile(name: string): boolean {
  return name.endsWith(".yaml") && !name.startsWith(".");
}

/** The file's text, or undefined when there is no such file. */
export async function readIfPresent(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT") {
      return undefined;
    }
    throw error;
  }
}

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** One hash over the names (relative to `root`) and contents of `files`, whatever their order; a file may be absent. */
export async function hashFiles(root: string, files: readonly string[]): Promise<string> {
  return hashTogether(root, files, await contentHashes(files));
}

/** The hash of each file's content; a file may be absent. */
export async function contentHashes(files: readonly string[]): Promise<Map<string, string>> {
  return new Map(
    await Promise.all(files.map(async (file) => [file, sha256((await readIfPresent(file)) ?? "")] as const)),
  );
}

/** As {@link hashFiles}, of files whose contents have been hashed before. */
export function hashTogether(
  root: string,
  files: readonly string[],
  hashes: ReadonlyMap<string, string>,
): string {
  const lines = files.map((file) => `${relative(root, file)} ${hashes.get(file)}`);
  return sha256(lines.sort().join("\n"));
}

/**
 * Writes all files or none: each is written aside first, then renamed into place,
 * so that a failure on the way leaves the old files untouched.
 */
export async function writeTogether(root: string, files: ReadonlyMap<string, string>): Promise<void> {
  const staging = await mkdtemp(join(root, ".staging-"));
  try {
    const moves: [from: string, to: string][] = [];
    for (const [path, text] of files) {
      const target = join(root, path);
      if ((await readIfPresent(target)) === text) {
        continue;
      }
      const aside = join(staging, String(moves.length));
      await writeFile(aside, text);
      moves.push([aside, target]);
    }
    for (const [aside, target] of moves) {
      await mkdir(dirname(target), { recursive: true });
      await rename(aside, target);
    }
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}
