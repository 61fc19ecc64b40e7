import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../command/user-error.ts";
import { filesBelow, hashFiles, readIfPresent, sha256, writeTogether } from "../workspace/files.ts";
import { pathFrom } from "../workspace/path-from.ts";
import { patternBrand } from "./brands.ts";
import { manualPath } from "./manual.ts";

/** A group of generated files that come from the same inputs and are remade together. */
export interface Unit {
  readonly name: string;
  /** Absolute paths of every file the outputs depend on. */
  readonly inputs: readonly string[];
  /**
   * Makes the outputs: path relative to the repository → text.
   *
   * @param source the hash of the inputs.
   * @param read reads an input that may be an output of a unit before this one.
   */
  make(source: string, read: Read): Promise<ReadonlyMap<string, string>>;
}

/** Reads a file of the project; undefined when there is none. */
export type Read = (file: string) => Promise<string | undefined>;

/** What a unit was last made from, and the hash of each file it wrote. */
interface Manifest {
  readonly source: string;
  readonly files: Readonly<Record<string, string>>;
}

function manifestPath(name: string): string {
  return `spec/generated/manifests/${name}.json`;
}

async function readManifest(root: string, name: string): Promise<Manifest | undefined> {
  const text = await readIfPresent(join(root, manifestPath(name)));
  if (text === undefined) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(text);
    return isManifest(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isManifest(value: unknown): value is Manifest {
  return (
    typeof value === "object" &&
    value !== null &&
    "source" in value &&
    typeof value.source === "string" &&
    "files" in value &&
    typeof value.files === "object" &&
    value.files !== null &&
    Object.values(value.files).every((hash) => typeof hash === "string")
  );
}

async function isFresh(root: string, unit: Unit, source: string): Promise<boolean> {
  const manifest = await readManifest(root, unit.name);
  if (manifest === undefined || manifest.source !== source) {
    return false;
  }
  for (const [path, hash] of Object.entries(manifest.files)) {
    const text = await readIfPresent(join(root, path));
    if (text === undefined || sha256(text) !== hash) {
      return false;
    }
  }
  return true;
}

async function remake(unit: Unit, source: string, read: Read): Promise<Map<string, string>> {
  const files = new Map(await unit.make(source, read));
  const hashes = [...files].map(([path, text]) => [path, sha256(text)]);
  const manifest = { source, files: Object.fromEntries(hashes.sort()) };
  return files.set(manifestPath(unit.name), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** An input of a unit was changed while the unit was made from it. Nothing was written. */
export class Outdated extends UserError {
  constructor(unit: string) {
    super(`The files that ${unit} is made from changed meanwhile. Run \`pnpm generate\` again.`);
  }
}

/** Remakes the unit unless nothing it depends on has changed. Says whether it had to. */
export async function generateUnit(root: string, unit: Unit): Promise<boolean> {
  const files = await makeUnit(root, unit);
  if (files === undefined) {
    return false;
  }
  await writeTogether(root, files);
  return true;
}

/** The files of the unit, not written yet; undefined when those that are there are right. */
export async function makeUnit(root: string, unit: Unit): Promise<ReadonlyMap<string, string> | undefined> {
  const source = await hashFiles(root, unit.inputs);
  if (await isFresh(root, unit, source)) {
    return undefined;
  }
  const files = await remake(unit, source, readIfPresent);
  if ((await hashFiles(root, unit.inputs)) !== source) {
    throw new Outdated(unit.name);
  }
  return files;
}

/**
 * Every generated file as `spec/` gives it now: path relative to `root` → text. Nothing that was generated before is
 * trusted: no manifest, and no file that is both an output and an input.
 */
export async function remakeAll(root: string, units: readonly Unit[]): Promise<Map<string, string>> {
  const made = new Map<string, string>();
  const read: Read = async (file) => made.get(pathFrom(root, file)) ?? readIfPresent(file);
  for (const unit of units) {
    const source = await hashFiles(root, unit.inputs, read);
    for (const [path, text] of await remake(unit, source, read)) {
      made.set(path, text);
    }
  }
  return made;
}

/** Which of the files are missing or have another text. */
export async function differingFiles(root: string, made: ReadonlyMap<string, string>): Promise<string[]> {
  const differing = await Promise.all(
    [...made].map(async ([path, text]) => ((await readIfPresent(join(root, path))) === text ? [] : [path])),
  );
  return differing.flat().sort();
}

/** The folder of what is generated for the mock, relative to the root. */
export const mockFolder = "packages/mock/src/generated";

/** The folders of what is generated for brands, relative to the root. */
export const generatedFolders = (brands: readonly string[]): string[] => [
  "spec/generated",
  mockFolder,
  ...brands.flatMap((id) => [`packages/${id}/src/generated`, `packages/${id}/test/generated`]),
];

/** Everything that is generated for brands, relative to the root. */
export const generatedPaths = (brands: readonly string[]): string[] => [
  ...generatedFolders(brands),
  ...brands.filter((id) => id !== patternBrand).map(manualPath),
];

/** The files in folders of generated files that are not among those made: relative to `root`. */
export async function orphanFiles(root: string, made: ReadonlyMap<string, string>): Promise<string[]> {
  const packages = await readdir(join(root, "packages")).catch(() => []);
  const folders = generatedFolders(packages);
  const present = await Promise.all(folders.map((folder) => filesBelow(join(root, folder))));
  return present
    .flat()
    .map((file) => pathFrom(root, file))
    .filter((path) => !made.has(path));
}
