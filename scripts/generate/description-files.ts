import { lstat, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { member } from "@crm-invoices/openapi";
import { parseYaml } from "@redocly/openapi-core";
import { UserError } from "../command/user-error.ts";
import { isYamlFile } from "../workspace/files.ts";
import { pathFrom } from "../workspace/path-from.ts";
import { baseFiles, baseFolders, descriptionFile, specFolder } from "../workspace/paths.ts";
import { parseYamlFile } from "../yaml/yaml-file.ts";
import { type FileProblem, type FileReference, inspectFile } from "./file-values.ts";
import { findCircles, judgeTarget } from "./reference-targets.ts";

const overlayFolders = ["brands", "languages", "observed"] as const;

/**
 * Fails, naming file and line, when reading the description would read anything else, or would not end: a reference that
 * leads out of the description, a link in place of a file, references in a circle, aliases that stand for millions of
 * values, a pattern that takes for ever. It comes before anything else that reads `spec/`.
 */
export async function checkDescriptionFiles(root: string): Promise<void> {
  await refuseLinks(root);
  const base = [descriptionFile(root), ...(await baseFiles(root))];
  const overlays = await overlayFiles(root);
  const contents = new Map<string, unknown>();
  const problems: FileProblem[] = [];
  const references: FileReference[] = [];
  for (const file of [...base, ...overlays]) {
    const content = await readContent(root, file);
    contents.set(file, content);
    problems.push(...inspectFile(file, content, overlays.includes(file), references));
  }
  if (problems.length === 0) {
    const known = new Set(base);
    problems.push(
      ...references.flatMap((reference) =>
        judgeTarget(root, reference, known, overlays.includes(reference.file)),
      ),
    );
  }
  if (problems.length === 0) {
    problems.push(...findCircles(references, contents));
  }
  if (problems.length > 0) {
    throw new UserError((await Promise.all(problems.map((problem) => described(root, problem)))).join("\n"));
  }
}

async function described(root: string, { file, path, message }: FileProblem): Promise<string> {
  const parsed = await parseYamlFile(root, file).catch(() => undefined);
  return `${parsed?.at(path) ?? `${pathFrom(root, file)}:1`}: ${message}`;
}

/** The content of a file. One slip in it is one mistake, however many others refer to the file. */
async function readContent(root: string, file: string): Promise<unknown> {
  try {
    return parseYaml(await readFile(file, "utf8"));
  } catch (error) {
    const { line = 1, reason } = slipOf(error);
    throw new UserError(`${pathFrom(root, file)}:${line}: this is not valid YAML: ${reason}`);
  }
}

/** What the parser says of a slip. */
function slipOf(error: unknown): { readonly line: number | undefined; readonly reason: string } {
  const line = member(member(error, "mark"), "line");
  const reason = member(error, "reason") ?? (error instanceof Error ? error.message : error);
  return {
    line: typeof line === "number" ? line + 1 : undefined,
    reason: String(reason).replace(/\s+/g, " ").trim(),
  };
}

async function overlayFiles(root: string): Promise<string[]> {
  const folders = overlayFolders.map((folder) => join(specFolder(root), folder));
  const names = await Promise.all(folders.map((folder) => readdir(folder).catch(() => [])));
  return folders.flatMap((folder, index) =>
    (names[index] ?? []).filter(isYamlFile).map((name) => join(folder, name)),
  );
}

/** What a link leads to may lie anywhere and change unnoticed; a pipe is read for ever. */
async function refuseLinks(root: string): Promise<void> {
  const spec = specFolder(root);
  const folders = [...baseFolders, ...overlayFolders].map((folder) => join(spec, folder));
  const isOdd = (entry: { isFile(): boolean; isDirectory(): boolean }) =>
    !entry.isFile() && !entry.isDirectory();
  const odd: string[] = [];
  for (const path of [spec, descriptionFile(root), ...folders]) {
    const found = await lstat(path).catch(() => undefined);
    if (found === undefined) continue;
    if (isOdd(found)) {
      odd.push(path);
    } else if (found.isDirectory() && path !== spec) {
      const entries = await readdir(path, { recursive: true, withFileTypes: true });
      // Editors keep hidden links beside what is being edited.
      odd.push(
        ...entries
          .filter((entry) => isOdd(entry) && !entry.name.startsWith("."))
          .map((entry) => join(entry.parentPath, entry.name)),
      );
    }
  }
  if (odd.length > 0) {
    const names = odd.map(
      (path) =>
        `${pathFrom(root, path)}: this is a link or a device, which is no part of the description. Put a file in its place.`,
    );
    throw new UserError(names.join("\n"));
  }
}
