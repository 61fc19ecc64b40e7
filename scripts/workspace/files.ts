import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { transaction } from "../command/transaction.ts";
import { pathFrom } from "./path-from.ts";

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

/** The file's text, or undefined when there is no such file. Hundreds are asked for at once, each of which would cost four turns of a thread. */
export async function readIfPresent(file: string): Promise<string | undefined> {
  try {
    return readFileSync(file, "utf8");
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
export async function hashFiles(
  root: string,
  files: readonly string[],
  read: (file: string) => Promise<string | undefined> = readIfPresent,
): Promise<string> {
  return hashTogether(root, files, await contentHashes(files, read));
}

/** The hash of each file's content; a file may be absent. */
export async function contentHashes(
  files: readonly string[],
  read: (file: string) => Promise<string | undefined> = readIfPresent,
): Promise<Map<string, string>> {
  return new Map(
    await Promise.all(files.map(async (file) => [file, sha256((await read(file)) ?? "")] as const)),
  );
}

/** As {@link hashFiles}, of files whose contents have been hashed before. */
export function hashTogether(
  root: string,
  files: readonly string[],
  hashes: ReadonlyMap<string, string>,
): string {
  const lines = files.map((file) => `${pathFrom(root, file)} ${hashes.get(file)}`);
  return sha256(lines.sort().join("\n"));
}

/**
 * Writes all files or none: each is written aside first, then renamed into place, and a failure or Ctrl-C on the way
 * leaves the old files as they were.
 */
export async function writeTogether(root: string, files: ReadonlyMap<string, string>): Promise<void> {
  const changed: [path: string, text: string][] = [];
  for (const [path, text] of files) {
    if ((await readIfPresent(join(root, path))) !== text) changed.push([path, text]);
  }
  if (changed.length === 0) return;
  const paths = changed.map(([path]) => path);
  await transaction(root, paths, async (part) => {
    const staging = await mkdtemp(join(root, ".staging-"));
    try {
      for (const [index, [path, text]] of changed.entries()) {
        await part(path, () => writeFile(join(staging, String(index)), text));
      }
      for (const [index, [path]] of changed.entries()) {
        await part(path, async () => {
          await mkdir(dirname(join(root, path)), { recursive: true });
          await rename(join(staging, String(index)), join(root, path));
        });
      }
    } finally {
      await rm(staging, { recursive: true, force: true });
    }
  });
}
