import { basename, join } from "node:path";
import { UserError } from "../command/user-error.ts";
import {
  brandInputs,
  copiedSources,
  generatorFiles,
  isProgram,
  sharedSources,
  specVersion,
  versionFile,
} from "../generate/brand-unit.ts";
import { type Brand, type Contract, listBrandIds, readBrand } from "../generate/brands.ts";
import { contentHashes, filesBelow, hashTogether, yamlFilesBelow } from "../workspace/files.ts";
import { pathFrom } from "../workspace/path-from.ts";
import { brandsFolder, languagesFolder, observedFolder, repository, specFolder } from "../workspace/paths.ts";

/** A brand whose overlay can be read. */
export interface SeenBrand {
  readonly brand: Brand;
  /** The hash of everything that its files are made from. */
  readonly inputs: string;
  /** The hash of what each of its documents is made from, which the document states. */
  readonly sources: Readonly<Record<Contract, string>>;
  readonly version: string;
}

/** What is there at one moment, by the hashes of the files. */
export interface Snapshot {
  readonly brands: readonly SeenBrand[];
  /** Why the overlay of a brand cannot be read, by the brand's id. */
  readonly unreadable: ReadonlyMap<string, string>;
  /** One hash of the description without overlays. */
  readonly description: string;
  /** Path in the project → hash, for everything in `spec/` that something is made from. */
  readonly files: ReadonlyMap<string, string>;
  /** The same for the program, which is loaded once. */
  readonly program: ReadonlyMap<string, string>;
}

export async function takeSnapshot(root: string): Promise<Snapshot> {
  const spec = specFolder(root);
  const [version, shared, copied, program, ...others] = await Promise.all([
    specVersion(root),
    sharedSources(root),
    copiedSources(),
    programFiles(root),
    yamlFilesBelow(brandsFolder(root)),
    yamlFilesBelow(languagesFolder(root)),
    yamlFilesBelow(observedFolder(root)),
    yamlFilesBelow(join(spec, "sources")),
    [join(spec, "ledger.yaml"), versionFile(root)],
  ]);
  const hashes = await contentHashes([...new Set([...shared, ...copied, ...program, ...others.flat()])]);
  const brands: SeenBrand[] = [];
  const unreadable = new Map<string, string>();
  for (const id of await listBrandIds(root)) {
    try {
      const brand = await readBrand(root, id);
      const hash = (files: readonly string[]): string =>
        hashTogether(root, [...new Set([...shared, ...files])], hashes);
      const { overlays, observedOverlays } = brand;
      brands.push({
        brand,
        inputs: hashTogether(root, brandInputs(root, brand, [...shared, ...copied]), hashes),
        sources: { documented: hash(overlays), observed: hash(observedOverlays) },
        version,
      });
    } catch (error) {
      if (!(error instanceof UserError)) {
        throw error;
      }
      unreadable.set(id, error.message);
    }
  }
  const named = (files: Iterable<string>) =>
    new Map([...files].map((file) => [pathFrom(root, file), hashes.get(file) ?? ""]));
  return {
    brands,
    unreadable,
    description: hashTogether(root, shared, hashes),
    files: new Map([...named(hashes.keys())].filter(([path]) => path.startsWith("spec/"))),
    program: named(program),
  };
}

/** What `pnpm dev` has loaded: the generator, the linter, the reconciler, and their configuration. */
export async function programFiles(root: string): Promise<string[]> {
  const scripts = await Promise.all(
    ["lint", "reconcile"].map((folder) => filesBelow(join(repository, "scripts", folder))),
  );
  return [...(await generatorFiles()), ...scripts.flat().filter(isProgram), join(root, "redocly.yaml")];
}

/** The files that were added, changed or removed between two snapshots. */
export function changesBetween(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((file) => before.get(file) !== after.get(file))
    .sort();
}

/** Whether a change of a file of this name can matter: what editors put beside a file does not. */
export function canMatter(file: string): boolean {
  const name = basename(file);
  return /\.(yaml|ts)$|^package\.json$/.test(name) && !name.startsWith(".");
}
